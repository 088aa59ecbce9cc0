// Everything that is looked at on one page, as it stands.
import { readFileSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { HtmlValidate } from 'html-validate'
import { PHONE, stretch } from './browser.mjs'
import { contract, motion, overflow, prepare, smallTargets } from './inside.mjs'
import { walkByKeyboard } from './keyboard.mjs'
import { ROOT } from './service.mjs'
import { untranslated } from './texts.mjs'

/** What a page may weigh on the wire with its headers: ten segments of a first round trip (RFC 6928). */
export const DOCUMENT_BYTES = 14_600
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const PICTURES = path.join(ROOT, 'tests/browser/out')
mkdirSync(PICTURES, { recursive: true })

const html = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
  rules: {
    // Taste, not errors: our templates write valueless attributes and leave out the optional slash.
    'no-trailing-whitespace': 'off', 'void-style': 'off', 'attribute-boolean-style': 'off', 'attribute-empty-style': 'off', 'doctype-style': 'off',
    // A survey's title belongs into the title of its pages, however long.
    'long-title': 'off',
    'require-sri': 'off'
  }
})

/** The spacing that a reader may set (WCAG 1.4.12). */
const SPACING = '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-block-end:2em!important}'

/**
 * Looks at the page that `page` shows. `at` says how findings and pictures are called and which language the page is
 * in; `at.error` that it is one with errors, `at.staff` that it is for staff, at a desk. Returns what is wrong, in words.
 */
export async function inspect (page, at) {
  const wrong = page.faults.splice(0)
  await page.evaluate(prepare)
  const direction = ['ur', 'ar'].includes(at.language) ? 'rtl' : 'ltr'
  wrong.push(...await page.evaluate(contract, { language: at.language, direction }))
  if (!at.language.startsWith('en')) wrong.push(...(await untranslated(page, at.language)).map(text => `untranslated: “${text}”`))
  wrong.push(...await validate(page, at))
  if (!at.staff) wrong.push(...await weigh(page))
  wrong.push(...await runAxe(page))
  wrong.push(...await page.evaluate(motion))
  wrong.push(...await picture(page, at))
  wrong.push(...await reflow(page))
  await stretch(page)
  wrong.push(...await page.evaluate(smallTargets))
  wrong.push(...await walkByKeyboard(page))
  await page.setViewportSize(PHONE)
  return [...wrong, ...page.faults.splice(0)]
}

async function validate (page, at) {
  const report = await html.validateString(await page.told.text(), at.name)
  const messages = report.results.flatMap(result => result.messages).filter(message => message.severity === 2)
  // The summary's h2 stands above the h1, where people look first.
  return messages.filter(message => !(at.error && message.ruleId === 'heading-level')).map(message => `HTML ${message.line}:${message.column} ${message.ruleId}: ${message.message}`)
}

async function weigh (page) {
  const { responseHeadersSize, responseBodySize } = await page.told.request().sizes()
  const bytes = responseHeadersSize + responseBodySize
  const wrong = bytes > DOCUMENT_BYTES ? [`the page weighs ${bytes} bytes`] : []
  if (!page.told.headers()['content-encoding']) wrong.push('the page is not compressed')
  return wrong
}

async function runAxe (page, only) {
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(AXE)
  const violations = await page.evaluate(async only => {
    const { violations } = await window.axe.run(document, {
      resultTypes: ['violations'], preload: false, rules: { 'target-size': { enabled: true } }, ...(only && { runOnly: only })
    })
    return violations.map(({ id, impact, nodes }) => ({ id, impact, where: nodes.slice(0, 3).map(node => node.target.join(' ')) }))
  }, only)
  return violations.filter(({ impact }) => impact !== 'minor').map(({ id, impact, where }) => `axe ${impact} ${id}: ${where.join(', ')}`)
}

/** Pictures for people to look at, and the contrast of the dark page. */
async function picture (page, at) {
  const save = look => page.screenshot({ path: path.join(PICTURES, `${at.name}-${look}.png`), fullPage: true })
  await save('light')
  await page.emulateMedia({ colorScheme: 'dark' })
  await save('dark')
  const wrong = (await runAxe(page, ['color-contrast'])).map(text => `dark: ${text}`)
  await page.emulateMedia({ forcedColors: 'active' })
  await save('forced-colors')
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' })
  return wrong
}

async function reflow (page) {
  const wrong = []
  const look = async label => wrong.push(...(await page.evaluate(overflow)).map(text => `${label}: ${text}`))
  await page.setViewportSize({ width: 320, height: 640 })
  await look('320 px')
  // A sheet made by a script is no inline style, so the page's policy lets it be.
  await page.evaluate(css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet] }, SPACING)
  await look('320 px, text spacing')
  await page.evaluate(() => { document.adoptedStyleSheets = [] })
  await page.setViewportSize({ width: 640, height: 900 })
  await page.evaluate(() => { const root = document.documentElement; root.style.fontSize = `${2 * parseFloat(getComputedStyle(root).fontSize)}px` })
  await look('200 % text')
  await page.evaluate(() => { document.documentElement.style.fontSize = '' })
  await page.setViewportSize(PHONE)
  return wrong
}
