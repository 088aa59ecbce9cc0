// Saves while somebody writes, and shows the survey beside the form. Without this script the Save button does the same.
(() => {
  'use strict'
  // The preview is a picture, as high as it is: nobody has to tab through it. It is worked in a window of its own.
  const picture = document.querySelector('.device iframe')
  const unroll = () => {
    const page = picture.contentDocument
    if (!page || page.URL === 'about:blank' || page.readyState !== 'complete') return
    picture.style.blockSize = page.documentElement.scrollHeight + 'px'
    picture.inert = true
  }
  if (picture) {
    picture.addEventListener('load', unroll)
    unroll()
  }
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
  // Whose eyes it is seen with, and on what; it stays so while somebody edits.
  const menus = beside ? [...beside.querySelectorAll('select')] : []
  const survey = 'look ' + location.pathname.split('/')[2]
  const seen = JSON.parse(sessionStorage.getItem(survey) || '{}')
  for (const menu of menus) {
    const name = menu.dataset.reader
    if ([...menu.options].some(option => option.value === seen[name])) menu.value = seen[name]
    menu.addEventListener('change', () => {
      seen[name] = menu.value
      sessionStorage.setItem(survey, JSON.stringify(seen))
      look()
    })
  }
  const look = () => {
    if (!frame) return
    const reader = menus.filter(menu => menu.value && menu.dataset.reader !== 'device').map(menu => [menu.dataset.reader, menu.value])
    frame.parentElement.className = 'frame ' + beside.querySelector('[data-reader=device]').value
    frame.src = frame.dataset.src + '?' + new URLSearchParams(reader)
  }
  const wide = matchMedia('(min-width: 70rem)')
  const arrange = () => {
    if (!beside) return
    beside.hidden = !wide.matches
    if (wide.matches && !frame.src) look()
  }
  arrange()
  wide.addEventListener('change', arrange)

  const made = (name, style, words) => {
    const element = document.createElement(name)
    element.className = style
    element.textContent = words
    return element
  }

  // How hard words are to read, and what is wrong, where it stands: by the rules of the server.
  const mark = told => {
    const reading = new Map(told.reading)
    for (const field of form.querySelectorAll('.words textarea')) {
      const line = document.getElementById(field.id + '_reading') || made('span', 'hint reading-age', '')
      const words = reading.get(field.id) || ''
      if (!line.id && words) { line.id = field.id + '_reading'; field.after(line) }
      if (line.textContent !== words) line.textContent = words
    }
    const found = new Map(told.found)
    for (const list of form.querySelectorAll('.findings[id^="f_"]')) if (!found.has(list.id.slice(0, -6))) list.remove()
    for (const [id, findings] of found) {
      const field = document.getElementById(id)
      let list = document.getElementById(id + '_found')
      if (!list && !field) continue
      if (!list) {
        list = made('ul', 'findings', '')
        list.id = id + '_found'
        const legend = field.querySelector(':scope > legend')
        if (legend) legend.after(list); else if (field.matches('input, select, textarea')) field.before(list); else field.prepend(list)
        field.setAttribute('aria-describedby', ((field.getAttribute('aria-describedby') || '') + ' ' + list.id).trim())
      }
      list.replaceChildren(...findings.map(({ error, message }) => {
        const line = made('li', error ? 'mend' : 'look', ' ' + message)
        line.prepend(made('b', '', error ? 'To mend:' : 'To look at:'))
        return line
      }))
    }
  }

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
        mark(told)
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
