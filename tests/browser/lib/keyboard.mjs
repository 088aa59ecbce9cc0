// A walk by keyboard: every control is reached, the focus is seen, nothing holds it, arrows reach all radios.
import { PNG } from 'pngjs'
import { PHONE } from './browser.mjs'

const MOST_STOPS = 600
/** The most stops inside a frame, which are not looked at here: the page in it is looked at by itself. */
const MOST_IN_FRAME = 60
/** How far around a control its focus may show. */
const AROUND = 8
/** The least contrast between a pixel with and without focus (WCAG 2.2, 2.4.13). */
const CONTRAST = 3

/**
 * Walks a page that stands whole on the screen, so that one picture of it without focus serves for all controls. Says
 * what is wrong, in words. The form is as it was afterwards.
 */
export async function walkByKeyboard (page) {
  await page.evaluate(focusBeforeEverything)
  const without = PNG.sync.read(await page.screenshot())
  const expected = await page.evaluate(() => [...new Set(window.tests.controls().map(window.tests.stop))])
  const { reached, wrong } = await tabThrough(page, without)
  wrong.push(...expected.filter(stop => !reached.has(stop)).map(stop => `the keyboard does not reach ${stop}`))
  wrong.push(...await page.evaluate(() => [...document.querySelectorAll('*')].filter(element => element.tabIndex > 0).map(element => `${window.tests.named(element)} has a tabindex above 0`)))
  wrong.push(...await walkRadios(page))
  return wrong
}

/** Puts the starting point of Tab before the first control; nothing has the focus. */
function focusBeforeEverything () {
  const start = document.createElement('span')
  start.tabIndex = -1
  document.body.prepend(start)
  start.focus()
  start.remove()
  window.scrollTo(0, 0)
}

async function tabThrough (page, without) {
  const reached = new Set(); const wrong = []
  for (let pressed = 0; pressed < MOST_STOPS; pressed++) {
    await page.keyboard.press('Tab')
    for (let inside = 0; inside < MOST_IN_FRAME && await page.evaluate(inFrameAgain); inside++) await page.keyboard.press('Tab')
    const stop = await page.evaluate(where)
    if (!stop || (reached.has(stop.name) && stop.name !== stop.before)) return { reached, wrong }
    if (reached.has(stop.name)) { wrong.push(`the keyboard is held at ${stop.name}`); return { reached, wrong } }
    reached.add(stop.name)
    if (stop.covered) wrong.push(`${stop.name} is covered when it has the focus`)
    const seen = await focusPixels(page, stop.box, without)
    const needed = Math.min(stop.box.width, PHONE.width) + stop.box.height
    if (seen < needed) wrong.push(`the focus on ${stop.name} changes ${seen} pixels, fewer than ${Math.round(needed)}`)
  }
  wrong.push(`the keyboard is not through after ${MOST_STOPS} stops`)
  return { reached, wrong }
}

/** Whether the focus is still in the frame that it went into before. */
function inFrameAgain () {
  const element = document.activeElement
  return element?.tagName === 'IFRAME' && window.tests.last === window.tests.stop(element)
}

/** Where the focus is, and where it was before. */
function where () {
  const { stop, box } = window.tests
  const element = document.activeElement
  if (!element || element === document.body) return null
  const before = window.tests.last
  window.tests.last = stop(element)
  const place = box(element.closest('.choice') ?? element)
  const hit = document.elementFromPoint((place.left + place.right) / 2, (place.top + place.bottom) / 2)
  const covered = hit && !element.contains(hit) && !hit.contains(element) && hit.closest('label')?.control !== element
  return { name: stop(element), before, box: place, covered: Boolean(covered) }
}

/** How many pixels differ clearly from the picture without focus. */
async function focusPixels (page, box, without) {
  const left = Math.max(0, Math.floor(box.left) - AROUND); const top = Math.max(0, Math.floor(box.top) - AROUND)
  const width = Math.min(without.width, Math.ceil(box.right) + AROUND) - left
  const height = Math.min(without.height, Math.ceil(box.bottom) + AROUND) - top
  if (width <= 0 || height <= 0) return 0
  const focused = PNG.sync.read(await page.screenshot({ clip: { x: left, y: top, width, height } }))
  let seen = 0
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const here = (y * width + x) * 4; const there = ((y + top) * without.width + x + left) * 4
      if (focused.data[here] === without.data[there] && focused.data[here + 1] === without.data[there + 1] && focused.data[here + 2] === without.data[there + 2]) continue
      const [dark, light] = [luminance(focused.data, here), luminance(without.data, there)].sort((a, b) => a - b)
      if ((light + 0.05) / (dark + 0.05) >= CONTRAST) seen++
    }
  }
  return seen
}

/** The relative luminance of a pixel, as WCAG defines it. */
function luminance (data, at) {
  const linear = channel => { const part = channel / 255; return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4 }
  return 0.2126 * linear(data[at]) + 0.7152 * linear(data[at + 1]) + 0.0722 * linear(data[at + 2])
}

async function walkRadios (page) {
  const groups = await page.evaluate(() => [...new Set(window.tests.controls().filter(control => control.type === 'radio').map(radio => radio.name))])
  const wrong = []
  for (const name of groups) {
    const count = await page.evaluate(name => { const radios = document.getElementsByName(name); radios[0].focus(); return radios.length }, name)
    const met = new Set()
    for (let press = 0; press < count; press++) {
      met.add(await page.evaluate(() => document.activeElement.value))
      await page.keyboard.press('ArrowDown')
    }
    if (met.size < count) wrong.push(`arrows reach ${met.size} of the ${count} radios ${name}`)
  }
  await page.evaluate(() => { for (const form of document.forms) form.reset(); document.activeElement.blur() })
  return wrong
}
