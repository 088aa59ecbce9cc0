// Questions after check answers, as families meet them, in every language of the interface.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { drawn, launch, openPage } from './lib/browser.mjs'
import { errorContract, prepare } from './lib/inside.mjs'
import { inspect } from './lib/inspect.mjs'
import { choose, code, goOn, open, pageId, walk } from './lib/journey.mjs'
import { startService } from './lib/service.mjs'
import { say } from './lib/texts.mjs'

let service, browser
before(async () => { [service, browser] = await Promise.all([startService(), launch()]) })
after(async () => { await browser?.close(); await service?.stop() })

/** Answers up to the question whether to say more. */
async function begin (t, language, options) {
  const page = await openPage(browser, service.base, options)
  t.after(async () => { await page.context().close(); assert.deepEqual(page.faults, []) })
  await open(page, service.base, 'spring-fair', language)
  await goOn(page)
  assert.deepEqual(await walk(page), ['fun', 'why'])
  assert.equal(await page.locator('main .go').innerText(), say(language, 'continue'))
  await goOn(page)
  assert.equal(pageId(page), 'after-check')
  return page
}

for (const language of ['en', 'en-simple', 'cy', 'pl', 'ur']) {
  test(`Whether to say more, in ${language}`, async t => {
    const page = await begin(t, language)
    assert.deepEqual(await inspect(page, { name: `after-check-${language}`, language }), [])
    await goOn(page)
    assert.equal(page.told.status(), 422)
    assert.deepEqual(await inspect(page, { name: `after-check-${language}-error`, language, error: true }), [])
    // The inspection moved the focus; the page comes again as it first came.
    await Promise.all([page.waitForEvent('domcontentloaded'), page.reload()])
    await drawn(page)
    await page.evaluate(prepare)
    const expected = { prefix: say(language, 'error-prefix'), title: say(language, 'summary-title') }
    assert.deepEqual(await page.evaluate(errorContract, expected), [])
  })

  test(`Who drew the pictures, in ${language}`, async t => {
    const page = await openPage(browser, service.base)
    t.after(() => page.context().close())
    await page.goto(`${service.base}/s/spring-fair/privacy?lang=${language}`)
    assert.equal(await page.locator('#pictures li').innerText(), 'Ann Example, CC BY 4.0')
    assert.deepEqual(await inspect(page, { name: `credits-${language}`, language }), [])
  })
}

for (const [how, javaScriptEnabled] of [['with JavaScript', true], ['without JavaScript', false]]) {
  test(`Yes leads to the questions, and then all is sent, ${how}`, async t => {
    const page = await begin(t, 'en', { javaScriptEnabled })
    await choose(page, 'after_check', 'yes')
    await goOn(page)
    assert.equal(await page.locator('.progress').innerText(), 'Question 1 of 2')
    await page.locator('.back a').click()
    assert.equal(pageId(page), 'after-check')
    assert.ok(await page.locator('#after_check').isChecked())
    await goOn(page)
    assert.deepEqual(await walk(page), ['age-group', 'first-time'])
    assert.match(await page.locator('.answers').innerText(), /Under 16/)
    await goOn(page)
    assert.equal(pageId(page), 'sent')
    await code(page)
  })

  test(`No sends the answers, ${how}`, async t => {
    const page = await begin(t, 'ur', { javaScriptEnabled })
    await choose(page, 'after_check', 'no')
    await goOn(page)
    assert.equal(pageId(page), 'sent')
    await code(page)
  })
}
