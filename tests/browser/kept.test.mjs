// Somebody whose session ends while they write loses nothing. Without the script: `tests/it/kept.rs`.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { launch, openPage } from './lib/browser.mjs'
import { inspect } from './lib/inspect.mjs'
import { startService } from './lib/service.mjs'

const QUESTION = '/author/ward-design/questions/noise-at-night'
const WORDS = 'Tells us when to turn things down'

let service, browser, page
before(async () => {
  [service, browser] = await Promise.all([startService(), launch()])
  page = await openPage(browser, service.base)
})
after(async () => { await browser?.close(); await service?.stop() })

const look = (t, name) => t.test(name, async () => {
  assert.deepEqual(await inspect(page, { name: `Staff ${name}`.replace(/\W+/g, '-'), language: 'en', staff: true }), [])
})

const press = async name => {
  await Promise.all([page.waitForEvent('domcontentloaded'), page.getByRole('button', { name, exact: true }).first().click()])
}

test('A session that ends while somebody writes', async t => {
  await page.goto(service.base + service.signIn['ward-design'])
  await press('Sign in')
  await page.goto(service.base + QUESTION)
  await page.context().clearCookies()
  await page.locator('[name="/purpose"]').fill(WORDS)
  await page.getByText('Press Save: your words go with you.').waitFor()
  await press('Save')
  assert.equal(page.told.status(), 401)
  // The script leaves the answer to its own try unread.
  page.faults = page.faults.filter(fault => !/noise-at-night net::ERR_ABORTED/.test(fault))
  await look(t, 'signed out while writing')
  assert.match(await page.locator('details').textContent(), new RegExp(WORDS))

  const [tab] = await Promise.all([page.context().waitForEvent('page'), page.getByRole('link', { name: 'Sign in (opens in a new tab)' }).click()])
  await tab.waitForURL(`${service.base}/account`)
  await tab.goto(service.base + service.signIn.organisation)
  await tab.getByRole('button', { name: 'Sign in', exact: true }).click()
  await tab.waitForURL(`${service.base}/results`)
  await tab.close()

  await press('Send it again')
  assert.equal(page.told.status(), 403)
  await look(t, 'asked whether to send it again')
  await press('Send it again')
  assert.equal(page.told.status(), 200)
  await page.goto(service.base + QUESTION)
  assert.equal(await page.locator('[name="/purpose"]').inputValue(), WORDS)
})
