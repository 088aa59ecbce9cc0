// A moderator with many comments: by keyboard, without a script, and two at once; and the sheets for a ward's wall, as
// they come out of a printer.
import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { launch, openPage } from './lib/browser.mjs'
import { inspect } from './lib/inspect.mjs'
import { ROOT, startService } from './lib/service.mjs'

const DESK = { width: 1280, height: 900 }
const COMMENTS = '/results/ward-design/comments'
const WARD = '/results/friends-and-family/places/ward-7'

let service, browser
before(async () => { [service, browser] = await Promise.all([startService(), launch()]) })
after(async () => { await browser?.close(); await service?.stop() })

const signedIn = {}
/** The cookies of the team of a survey; its link is good once. */
async function session (survey) {
  signedIn[survey] ??= (async () => {
    const page = await openPage(browser, service.base)
    await page.goto(`${service.base}${service.signIn[survey]}`)
    await page.locator('main button').click()
    await page.waitForURL('**/results')
    const cookies = await page.context().cookies()
    await page.context().close()
    return cookies
  })()
  return signedIn[survey]
}

async function moderator (t, options = {}, survey = 'ward-design') {
  const page = await openPage(browser, service.base, { viewport: DESK, ...options })
  t.after(async () => { await page.context().close(); assert.deepEqual(page.faults, []) })
  await page.context().addCookies(await session(survey))
  return page
}

const waiting = page => page.locator('article.comment').count()

test('Ten comments are decided with keys alone, and the list is loaded once', async t => {
  const page = await moderator(t)
  await page.goto(service.base + COMMENTS)
  const before = await waiting(page)
  assert.ok(before >= 6, `${before} wait`)
  const loads = page.requests.filter(request => request.isNavigationRequest()).length
  await page.locator('article.comment').first().focus()
  for (const key of ['p', 'h', 't', 'p', 'j', 'h']) {
    const wasBusy = await waiting(page)
    await page.keyboard.press(key)
    if (key === 'p' || key === 'h') await page.waitForFunction(count => document.querySelectorAll('article.comment').length === count, wasBusy - 1)
    assert.equal(await page.evaluate(() => document.activeElement.tagName), 'ARTICLE', `after ${key}`)
  }
  assert.equal(await waiting(page), before - 4)
  assert.equal(await page.locator('#count').innerText(), String(before - 4))
  assert.equal(page.requests.filter(request => request.isNavigationRequest()).length, loads)
  // Letters that are typed are letters.
  await page.keyboard.press('e')
  await page.keyboard.type('php')
  assert.equal(await waiting(page), before - 4)
  await page.keyboard.press('Escape')
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'ARTICLE')
})

test('Without a script the buttons do the same', async t => {
  const page = await moderator(t, { javaScriptEnabled: false })
  await page.goto(service.base + COMMENTS)
  const before = await waiting(page)
  await page.getByLabel('A new theme').first().fill('Waiting')
  await page.getByRole('button', { name: 'Publish' }).first().click()
  assert.match(await page.locator('.done').innerText(), /Published/)
  assert.equal(await waiting(page), before - 1)
  await page.getByLabel('Find words in all comments').fill('the')
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  assert.match(await page.locator('h2').first().innerText(), /found/)
  assert.equal(new URL(page.url()).search, '', 'what is looked for stands in no address')
})

test('Of two moderators at one comment the second is told', async t => {
  const [one, other] = [await moderator(t), await moderator(t)]
  for (const page of [one, other]) await page.goto(service.base + COMMENTS)
  await one.getByRole('button', { name: 'Hold' }).first().click()
  await one.locator('.done', { hasText: 'Held' }).waitFor()
  await other.getByLabel('The words that are shown').first().fill('My own words')
  await Promise.all([other.waitForEvent('domcontentloaded'), other.getByRole('button', { name: 'Publish' }).first().click()])
  assert.equal(other.told.status(), 409)
  assert.match(await other.getByRole('alert').innerText(), /has decided about this comment since/)
  assert.equal(await other.getByLabel('The words that are shown').inputValue(), 'My own words')
})

test('The pages hold what every page holds', async t => {
  const page = await moderator(t, {}, 'friends-and-family')
  const found = []
  for (const [name, address] of [['queue', '/results/friends-and-family/comments'], ['themes', '/results/friends-and-family/themes'], ['quality', '/results/friends-and-family/quality'], ['overview', '/results'], ['ward', WARD], ['ward-comments', `${WARD}/comments`], ['ward-thanks', `${WARD}/thanks`]]) {
    await page.goto(service.base + address)
    assert.equal(page.told.status(), 200, address)
    const wrong = await inspect(page, { name: `moderation-${name}`, language: 'en', staff: true })
    found.push(...wrong.map(one => `${name}: ${one}`))
  }
  assert.deepEqual(found, [])
})

test('A ward’s sheets come out as one page of A4, thank-yous first', async t => {
  const page = await moderator(t, {}, 'friends-and-family')
  const folder = path.join(ROOT, 'tests/browser/out')
  mkdirSync(folder, { recursive: true })
  for (const [name, address] of [['friday', WARD], ['thanks', `${WARD}/thanks`]]) {
    await page.goto(service.base + address)
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
    writeFileSync(path.join(folder, `${name}.pdf`), pdf)
    const text = pdf.toString('latin1')
    assert.equal(text.match(/\/Type\s*\/Page\b(?!s)/g).length, 1, `${name} is one page`)
    const [, width, height] = /\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/.exec(text)
    assert.ok(Math.abs(width - 595.3) < 1 && Math.abs(height - 841.9) < 1, `${name}: ${width} × ${height}`)
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: 794, height: 1123 })
    const sheet = await page.evaluate(() => {
      const sheet = document.querySelector('.a4')
      const shown = [...document.querySelectorAll('header, footer, .around')].filter(one => one.offsetParent)
      return { fits: sheet.scrollHeight <= sheet.clientHeight + 1, around: shown.length, first: sheet.querySelector('h2, h1 + div')?.innerText ?? '' }
    })
    assert.deepEqual([sheet.fits, sheet.around], [true, 0], name)
    await page.screenshot({ path: path.join(folder, `${name}-print.png`) })
    await page.emulateMedia({ media: null })
    await page.setViewportSize(DESK)
  }
})
