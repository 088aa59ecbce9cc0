// Decides about a comment and goes on to the next without loading the list again. Without this script the buttons do the
// same, and the list comes anew. Keys work only while a comment itself has the focus, so that they are nobody else's.
(() => {
  'use strict'
  const queue = document.getElementById('queue')
  if (!queue) return
  const told = document.querySelector('.done')
  const count = document.getElementById('count')
  const waits = queue.dataset.state === 'waiting'
  const all = () => [...queue.querySelectorAll('article')]
  const help = document.querySelector('.keys')
  if (help) help.hidden = false

  const say = words => { told.hidden = false; told.textContent = words }
  const go = article => { if (article) { article.focus(); article.scrollIntoView({ block: 'start' }) } }

  // What was decided leaves the list of those that wait; elsewhere it stays, as it stands now.
  const settle = (article, what) => {
    const next = article.nextElementSibling || article.previousElementSibling
    if (waits && (what === 'publish' || what === 'hold')) {
      article.remove()
      if (count) count.textContent = Math.max(0, Number(count.textContent) - 1)
      // An empty list may have more behind it.
      if (next) go(next)
      else location.assign(location.pathname + '?state=waiting')
    } else location.reload()
  }

  // A chosen theme is one that the comment has from now on.
  const keep = form => {
    for (const had of form.querySelectorAll('[name=had]')) had.remove()
    for (const box of form.querySelectorAll('[name=theme]:checked')) {
      const had = document.createElement('input')
      had.type = 'hidden'
      had.name = 'had'
      had.value = box.value
      form.append(had)
    }
  }

  queue.addEventListener('submit', async event => {
    const form = event.target
    const button = event.submitter
    const what = button && button.value
    // What changes how a comment stands is shown by the page that comes.
    if (!['publish', 'hold', 'note'].includes(what) || form.elements.q) return
    event.preventDefault()
    const article = form.closest('article')
    if (article.getAttribute('aria-busy') === 'true') return
    article.setAttribute('aria-busy', 'true')
    const body = new URLSearchParams(new FormData(form))
    body.set('do', what)
    // The page itself says what is wrong: a session that is over, somebody else who was first, a service that is away.
    const plainly = () => {
      article.removeAttribute('aria-busy')
      const hidden = document.createElement('input')
      hidden.type = 'hidden'
      hidden.name = 'do'
      hidden.value = what
      form.append(hidden)
      form.submit()
    }
    let answer
    try {
      const response = await fetch(form.action, { method: 'POST', body, headers: { Accept: 'application/json' }, redirect: 'manual' })
      const said = await response.text()
      if (!response.ok) return plainly()
      answer = JSON.parse(said)
    } catch {
      return plainly()
    }
    article.removeAttribute('aria-busy')
    say(answer.done)
    form.elements.revision.value = answer.revision
    if (what !== 'note') return settle(article, what)
    // A new theme is on every comment's list: that is a new page.
    if (form.elements.newTheme && form.elements.newTheme.value.trim()) return location.reload()
    keep(form)
    go(article.nextElementSibling || article)
  })

  const press = (article, what) => {
    const button = article.querySelector(`button[value="${what}"]`)
    if (button) button.click()
  }
  const keys = {
    j: article => go(article.nextElementSibling),
    k: article => go(article.previousElementSibling),
    p: article => press(article, 'publish'),
    h: article => press(article, 'hold'),
    e: article => { const words = article.querySelector('textarea'); if (words) words.focus() },
    t: article => { const box = article.querySelector('[name=thanks]'); if (box) box.checked = !box.checked }
  }
  queue.addEventListener('keydown', event => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key === 'Escape') {
      const article = event.target.closest('article')
      if (article && event.target !== article) { event.preventDefault(); article.focus() }
      return
    }
    const key = keys[event.key]
    if (!key || event.target.tagName !== 'ARTICLE') return
    event.preventDefault()
    key(event.target)
  })
  queue.addEventListener('click', event => {
    const article = event.target.closest('article')
    if (article && !event.target.closest('form, a, button, input, textarea, summary')) article.focus({ preventScroll: true })
  })
  // With keys a comment is something to stand on.
  for (const article of all()) article.tabIndex = 0
})()
