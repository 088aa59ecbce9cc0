// Saves while somebody writes, and shows the survey beside the form. Without this script the Save button does the same.
(() => {
  'use strict'
  const form = document.querySelector('form.part')
  if (!form || !form.elements.revision || !document.getElementById('state')) return
  const state = document.getElementById('state')
  const counts = document.getElementById('counts')
  const beside = document.querySelector('.beside')
  const frame = beside && beside.querySelector('iframe')
  const words = document.createTextNode(state.firstChild.nodeType === Node.TEXT_NODE ? state.firstChild.textContent : '')
  if (state.firstChild.nodeType === Node.TEXT_NODE) state.firstChild.replaceWith(words)
  else state.prepend(words)
  let timer = 0
  let saving = null
  let dirty = false
  let stopped = false

  // Said once, not at every pause.
  const say = text => { if (words.textContent !== text + ' ') words.textContent = text + ' ' }
  const look = () => { if (frame) frame.src = frame.dataset.src }
  const wide = matchMedia('(min-width: 70rem)')
  const arrange = () => {
    if (!beside) return
    beside.hidden = !wide.matches
    if (wide.matches && !frame.src) look()
  }
  arrange()
  wide.addEventListener('change', arrange)

  const body = () => {
    const fields = new URLSearchParams(new FormData(form))
    fields.set('do', 'autosave')
    return fields
  }

  const send = async () => {
    dirty = false
    try {
      const answer = await fetch(form.action, { method: 'POST', body: body(), credentials: 'same-origin', redirect: 'manual' })
      if (answer.ok) {
        const told = await answer.json()
        for (const field of document.querySelectorAll('input[name="revision"]')) field.value = told.revision
        counts.textContent = (told.errors ? told.errors + ' to mend' : 'Nothing to mend') + (told.warnings ? ', ' + told.warnings + ' to look at' : '')
        say('Saved.')
        if (beside && !beside.hidden) look()
      } else if (answer.status === 409) {
        stopped = true
        say('Somebody else has changed this. Press Save to see both versions: nothing is lost.')
      } else if (answer.status === 401 || answer.status === 403) {
        stopped = true
        say('You are signed out, and this is not saved. Press Save: your words go with you.')
      } else if (answer.type === 'opaqueredirect') {
        stopped = true
        say('You are signed out, and this is not saved. Copy your words, then sign in again.')
      } else {
        dirty = true
        say('Not saved. Press Save.')
      }
    } catch {
      dirty = true
      say('Not saved: there is no connection. Your words are still here.')
    }
  }

  const save = () => {
    clearTimeout(timer)
    if (stopped || !dirty) return saving
    if (saving) return saving.then(save)
    saving = send().finally(() => { saving = null })
    return saving
  }

  form.addEventListener('input', () => {
    dirty = true
    clearTimeout(timer)
    timer = setTimeout(save, 1200)
  })
  // A button that is pressed while something is being saved waits for it, or it would name an old revision.
  form.addEventListener('submit', event => {
    clearTimeout(timer)
    if (saving) {
      event.preventDefault()
      const button = event.submitter
      saving.then(() => form.requestSubmit(button))
      return
    }
    dirty = false
    stopped = true
  })
  // Whoever leaves in the middle of a word keeps it.
  window.addEventListener('pagehide', () => {
    if (dirty && !stopped) fetch(form.action, { method: 'POST', body: body(), credentials: 'same-origin', keepalive: true, redirect: 'manual' })
  })
})()
