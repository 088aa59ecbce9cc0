// What is asked inside a page. Each function runs there alone, so it names nothing from outside itself.

/** Puts `window.tests` into the page: how an element is called in a message, and which ones can be worked. */
export function prepare () {
  const CONTROLS = 'a[href],button,input:not([type=hidden]),select,textarea,summary,audio[controls],video[controls],[tabindex]:not([tabindex="-1"])'
  const named = element => {
    if (element.id) return `#${element.id}`
    const name = element.getAttribute('name')
    const own = element.localName + (name ? `[name="${name}"][value="${element.value}"]` : '')
    const words = element.textContent.replace(/\s+/g, ' ').trim().slice(0, 30)
    return words ? `${own} “${words}”` : own
  }
  const seen = element => element.checkVisibility({ checkVisibilityCSS: true }) && element.getBoundingClientRect().width > 0
  // Tab stops once at a group of radios; arrows do the rest.
  const stop = element => element.type === 'radio' ? `radios ${element.name}` : `${[...document.querySelectorAll(CONTROLS)].indexOf(element)} ${named(element)}`
  const box = element => {
    const { left, top, right, bottom } = element.getBoundingClientRect()
    return { left, top, right, bottom, width: right - left, height: bottom - top }
  }
  window.tests = { named, seen, stop, box, controls: () => [...document.querySelectorAll(CONTROLS)].filter(element => !element.disabled && seen(element)) }
}

/** What every page keeps to, in words where it does not. */
export function contract ({ language, direction }) {
  const all = selector => [...document.querySelectorAll(selector)]
  const wrong = []
  const expect = (right, words) => { if (!right) wrong.push(words) }
  const root = document.documentElement
  expect(root.lang === language, `lang is "${root.lang}", not "${language}"`)
  expect(root.dir === direction, `dir is "${root.dir}", not "${direction}"`)
  expect(getComputedStyle(document.body).direction === direction, 'the text does not run in the direction of its language')
  expect(document.title.trim(), 'there is no title')
  for (const name of ['h1', 'main', 'header', 'footer']) expect(all(name).length === 1, `${all(name).length} ${name}`)
  expect(document.querySelector('h1')?.textContent.trim(), 'the h1 is empty')

  const skip = document.querySelector('a[href],button')
  const target = skip?.hash ? document.getElementById(skip.hash.slice(1)) : null
  expect(target?.localName === 'main', 'the first control is no link to the main part')

  const viewport = document.querySelector('meta[name=viewport]')?.content ?? ''
  expect(/width=device-width/.test(viewport) && !/user-scalable|maximum-scale/.test(viewport), `viewport "${viewport}" hinders zoom`)
  for (const name of ['aria-describedby', 'aria-labelledby', 'aria-controls', 'for']) {
    for (const element of all(`[${name}]`)) {
      const missing = element.getAttribute(name).split(/\s+/).filter(id => id && !document.getElementById(id))
      expect(!missing.length, `${window.tests.named(element)}: ${name} names ${missing}, which is not there`)
    }
  }
  const ids = all('[id]').map(element => element.id)
  expect(new Set(ids).size === ids.length, `an id stands twice: ${ids.filter((id, at) => ids.indexOf(id) !== at)}`)
  for (const choice of all('input[type=radio],input[type=checkbox]')) {
    const group = all(`input[name="${CSS.escape(choice.name)}"]`).filter(other => other.form === choice.form).length > 1
    expect(!group || choice.closest('fieldset')?.querySelector(':scope>legend'), `${choice.name} is a group without a fieldset and legend`)
  }
  for (const form of all('form')) {
    expect(form.querySelector('button[type=submit]'), 'a form has no button that sends it')
    expect(form.noValidate || !form.querySelector('[required],[pattern],[type=email],[type=number]'), 'the browser checks a form in words of its own')
  }
  expect(!all('nav').some(nav => !nav.hasAttribute('aria-label') && !nav.hasAttribute('aria-labelledby')), 'a nav has no name')
  expect(!all('[placeholder],[autoplay],[accesskey],marquee').length, 'a placeholder, sound by itself or an access key')
  return wrong
}

/** Controls that are too small to be hit, and choices whose whole box does not answer to a press. */
export function smallTargets () {
  const { box, named, controls } = window.tests
  const wrong = []
  const area = element => {
    const boxes = [element, ...(element.labels ?? [])].map(box)
    return { left: Math.min(...boxes.map(b => b.left)), right: Math.max(...boxes.map(b => b.right)), top: Math.min(...boxes.map(b => b.top)), bottom: Math.max(...boxes.map(b => b.bottom)) }
  }
  // WCAG 2.5.8 leaves out links in a sentence, and what is hidden until it has the focus.
  const inSentence = element => getComputedStyle(element).display === 'inline' &&
    [...element.parentElement.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim().length > 1)
  for (const element of controls().filter(control => !control.matches('.skip'))) {
    const { left, right, top, bottom } = area(element)
    if ((right - left < 24 || bottom - top < 24) && !inSentence(element)) wrong.push(`${named(element)} is ${Math.round(right - left)} × ${Math.round(bottom - top)} px`)
  }
  for (const choice of document.querySelectorAll('.choice')) {
    const input = choice.querySelector('input')
    const { left, top, right, bottom, width, height } = box(choice)
    if (height < 44 || width < 24) wrong.push(`the choice ${named(input)} is ${Math.round(width)} × ${Math.round(height)} px`)
    const middle = { x: (left + right) / 2, y: (top + bottom) / 2 }
    for (const [x, y] of [[left + 6, middle.y], [right - 6, middle.y], [middle.x, top + 5], [middle.x, bottom - 5]]) {
      const hit = document.elementFromPoint(x, y)
      if (hit !== input && hit?.closest('label')?.control !== input && !hit?.closest('a')) { wrong.push(`the choice ${named(input)} does not answer at its edge`); break }
    }
  }
  return wrong
}

/** What stands outside the screen, or is cut off. */
export function overflow () {
  const root = document.documentElement
  const { box, named } = window.tests
  const wrong = []
  if (root.scrollWidth > root.clientWidth + 1) wrong.push(`scrolls sideways: ${root.scrollWidth} px in ${root.clientWidth}`)
  for (const element of document.body.querySelectorAll('*')) {
    // A table of figures may scroll in its own frame (WCAG 1.4.10), which the keyboard reaches and which has a name.
    const frame = element.parentElement.closest('[tabindex="0"][aria-label]')
    if (element.closest('.visually-hidden,.skip') || (frame && getComputedStyle(frame).overflowX === 'auto')) continue
    const style = getComputedStyle(element)
    const { left, right, width, height } = box(element)
    if (width && height && (right > root.clientWidth + 1 || left < -1)) wrong.push(`${named(element)} stands from ${Math.round(left)} to ${Math.round(right)} px`)
    const cuts = /hidden|clip/.test(style.overflow)
    if (cuts && element.textContent.trim() && (element.scrollHeight > element.clientHeight + 2 || element.scrollWidth > element.clientWidth + 2)) wrong.push(`${named(element)} cuts off its text`)
  }
  return wrong.slice(0, 4)
}

/** What moves although the reader asked for nothing to move. */
export function motion () {
  const moving = new Set()
  for (const element of document.querySelectorAll('*')) {
    for (const part of [null, '::before', '::after']) {
      const style = getComputedStyle(element, part)
      const lasts = style.transitionDuration.split(',').some(time => parseFloat(time) > 0)
      if (style.animationName !== 'none' || lasts || style.scrollBehavior === 'smooth') moving.add(window.tests.named(element))
    }
  }
  return [...moving].slice(0, 4).map(name => `${name} moves under reduced motion`)
}

/**
 * What a page with errors keeps to: the translated prefix and the summary's title. `blameless` is a page on which no
 * field is wrong.
 */
export function errorContract ({ prefix, title, blameless = false }) {
  const wrong = []
  const expect = (right, words) => { if (!right) wrong.push(words) }
  const text = element => element.textContent.replace(/\s+/g, ' ').trim()
  expect(document.title.startsWith(`${prefix} `), `the title “${document.title}” does not begin with “${prefix}”`)
  const summary = document.querySelector('.error-summary')
  if (!summary) return [...wrong, 'there is no summary']
  expect(document.querySelector('main').firstElementChild === summary, 'the summary is not the first thing in main')
  expect(document.querySelector('h1').compareDocumentPosition(summary) & Node.DOCUMENT_POSITION_PRECEDING, 'the summary is not above the h1')
  expect(text(summary.querySelector('h2')) === title, `the summary’s title is “${text(summary.querySelector('h2'))}”`)
  expect(document.activeElement === summary, `the focus is on ${window.tests.named(document.activeElement)}, not on the summary`)
  const links = [...summary.querySelectorAll('a')]
  expect(blameless === (links.length === 0), `the summary has ${links.length} links`)
  for (const link of links) {
    const field = document.getElementById(link.hash.slice(1))
    if (!field?.matches('input,select,textarea')) { wrong.push(`${link.hash} is no field`); continue }
    const described = [field, field.closest('fieldset'), field.closest('fieldset')?.parentElement.closest('fieldset')]
      .flatMap(element => (element?.getAttribute('aria-describedby') ?? '').split(/\s+/)).map(id => document.getElementById(id)).filter(Boolean)
    const beside = described.map(text)
    expect(beside.includes(`${prefix} ${text(link)}`), `${link.hash}: “${text(link)}” is not among what describes the field: ${JSON.stringify(beside)}`)
    expect(window.tests.seen(field), `${link.hash} is not to be seen`)
    // The error of a choice is the whole group's, so its boxes, and the words of one's own, are not marked one by one.
    expect(field.matches('[type=radio],[type=checkbox],[name$=".other"]') || field.getAttribute('aria-invalid') === 'true', `${link.hash} is not marked as invalid`)
  }
  return wrong
}
