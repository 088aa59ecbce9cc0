// Saves while somebody writes, and shows the survey beside the form. Without this script the Save button does the same.
(() => {
  'use strict'
  const form = document.querySelector('form.part')
  if (!form || !form.elements.revision) return
  const state = document.getElementById('state')
  const counts = document.getElementById('counts')
  const beside = document.querySelector('.beside')
  const frame = beside && beside.querySelector('iframe')
  let timer = 0
  let saving = false
  let again = false
  let stopped = false

  const say = words => { if (state) state.firstChild.textContent = words + ' ' }
  if (state && (!state.firstChild || state.firstChild.nodeType !== Node.TEXT_NODE)) state.prepend('')

  const look = () => { if (frame) frame.src = frame.dataset.src }
  const wide = matchMedia('(min-width: 70rem)')
  const arrange = () => {
    if (!beside) return
    beside.hidden = !wide.matches
    if (wide.matches && !frame.src) look()
  }
  arrange()
  wide.addEventListener('change', arrange)

  const save = async () => {
    if (stopped) return
    if (saving) { again = true; return }
    saving = true
    const body = new URLSearchParams(new FormData(form))
    body.set('do', 'autosave')
    try {
      const answer = await fetch(form.action, { method: 'POST', body, credentials: 'same-origin', redirect: 'error' })
      if (answer.ok) {
        const told = await answer.json()
        for (const field of document.querySelectorAll('input[name="revision"]')) field.value = told.revision
        counts.textContent = (told.errors ? told.errors + ' to mend' : 'Nothing to mend') + (told.warnings ? ', ' + told.warnings + ' to look at' : '')
        say('Saved.')
        if (beside && !beside.hidden) look()
      } else if (answer.status === 409) {
        stopped = true
        say('Somebody else has changed this. Press Save to see both versions: nothing is lost.')
      } else {
        say('Not saved. Press Save.')
      }
    } catch {
      say('Not saved: there is no connection. Your words are still here.')
    }
    saving = false
    if (again) { again = false; save() }
  }

  form.addEventListener('input', () => { clearTimeout(timer); say('Not saved yet.'); timer = setTimeout(save, 1200) })
  form.addEventListener('submit', () => { clearTimeout(timer); stopped = true })
})()
