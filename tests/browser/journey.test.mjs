// Whole ways through the surveys, with and without JavaScript: what a family does, and what may go wrong on the way.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { drawn, launch, openPage } from './lib/browser.mjs'
import { errorContract, prepare } from './lib/inside.mjs'
import { choose, code, fill, goOn, open, pageId, sayWho, walk } from './lib/journey.mjs'
import { startService } from './lib/service.mjs'
import { say, untranslated } from './lib/texts.mjs'

let service, browser
before(async () => { [service, browser] = await Promise.all([startService(), launch()]) })
after(async () => { await browser?.close(); await service?.stop() })

/** A page that fails its test if anything went wrong in it, and closes by itself. */
async function family (t, options) {
  const page = await openPage(browser, service.base, options)
  t.after(async () => { await page.context().close(); assert.deepEqual(page.faults, []) })
  return page
}

/** Begins a survey, up to its first question. */
async function begin (page, survey, language, role) {
  await open(page, service.base, survey, language)
  await goOn(page)
  if (pageId(page) !== 'who') return
  await sayWho(page, role)
  await goOn(page)
}

const SCRIPTS = [['with JavaScript', true], ['without JavaScript', false]]

/** Each survey, and the questions that its branches lead to. */
const WAYS = [
  {
    name: 'ward design, after a stay', survey: 'ward-design', language: 'en', role: 'child', answers: { age: '9', stayed: 'yes', 'calm-corner': 'yes' },
    way: ['age-page', 'stay', 'noise', 'light', 'parent-place', 'privacy-on-the-ward', 'bathrooms', 'food', 'family-and-friends', 'places', 'signs-and-maps', 'calm', 'favourites', 'feeling', 'last-word']
  },
  {
    name: 'ward design, a parent without a stay', survey: 'ward-design', language: 'ur', role: 'parentCarer', answers: { stayed: 'no', 'calm-corner': 'no' },
    way: ['stay', 'noise', 'parent-place', 'bathrooms', 'places', 'signs-and-maps', 'calm', 'favourites', 'feeling', 'last-word']
  },
  {
    name: 'support with a learning disability, pain that was missed', survey: 'learning-disability-support', language: 'en', role: 'supporter', answers: { 'pain-known': 'no' },
    way: ['told', 'time', 'passport', 'choosing', 'pain', 'showing-pain', 'waiting-time', 'helping', 'staying', 'listening', 'last-word']
  },
  {
    name: 'support with a learning disability, Easy Read', survey: 'learning-disability-support', language: 'en-simple', role: 'patient', answers: {},
    way: ['told', 'time', 'passport', 'choosing', 'pain', 'helping', 'listening', 'last-word']
  },
  { name: 'friends and family, in Welsh', survey: 'friends-and-family', language: 'cy', role: 'child', answers: {}, way: ['overall', 'why', 'better'] },
  { name: 'after an event', survey: 'event-feedback', language: 'en', role: 'staff', answers: {}, way: ['kind', 'day', 'overall', 'listened', 'change', 'again'] },
  { name: 'every kind of question', survey: 'every-kind', language: 'pl', role: null, answers: { coded: 'ABC', mail: 'a@example.org', call: '0117 496 0000', home: 'BS2 8BJ', clock: '14:30', several: ['one', 'two'], dropped: 'two' }, way: ['typed', 'counted', 'chosen', 'judged'] }
]

for (const [how, javaScriptEnabled] of SCRIPTS) {
  for (const { name, survey, language, role, answers, way } of WAYS) {
    test(`${name}, ${how}`, async t => {
      const page = await family(t, { javaScriptEnabled })
      await begin(page, survey, language, role)
      const translated = async where => { if (!language.startsWith('en')) assert.deepEqual(await untranslated(page, language), [], where) }
      const walked = await walk(page, answers, translated)
      assert.deepEqual(walked, way)
      await translated('check')
      await goOn(page)
      assert.equal(pageId(page), 'sent')
      assert.match(await code(page), /^[0-9A-Z]{4}([ -][0-9A-Z]{2,4})+$/)
      await translated('sent')
    })
  }
}

for (const [how, javaScriptEnabled] of SCRIPTS) {
  test(`The browser's Back shows earlier answers, ${how}`, async t => {
    const page = await family(t, { javaScriptEnabled })
    await begin(page, 'ward-design', 'en', 'parentCarer')
    await choose(page, 'stayed', 'yes')
    await goOn(page)
    assert.equal(pageId(page), 'noise')
    await page.goBack()
    assert.equal(pageId(page), 'stay')
    assert.equal(await page.locator('input[name=stayed]:checked').getAttribute('value'), 'yes')
    await goOn(page)
    await page.locator('.back a').click()
    assert.equal(pageId(page), 'stay')
    assert.equal(await page.locator('input[name=stayed]:checked').getAttribute('value'), 'yes')
  })

  test(`Change leads from check answers and back, ${how}`, async t => {
    const page = await family(t, { javaScriptEnabled })
    await begin(page, 'event-feedback', 'en', 'staff')
    await walk(page, { 'event-kind': 'workshop', 'what-to-change': null })
    assert.match(await page.locator('.answers > div', { has: page.locator('a[href*="/change"]') }).innerText(), /Not provided/)
    await page.locator('.change a[href*="/kind"]').click()
    assert.equal(await page.locator('input[name=event-kind]:checked').getAttribute('value'), 'workshop')
    await choose(page, 'event-kind', 'webinar')
    await goOn(page)
    assert.equal(pageId(page), 'check')
    assert.match(await page.locator('.answers').innerText(), /webinar/i)
    assert.doesNotMatch(await page.locator('.answers').innerText(), /workshop/i)
  })

  test(`A change that opens questions asks them before it returns, ${how}`, async t => {
    const page = await family(t, { javaScriptEnabled })
    await begin(page, 'ward-design', 'en', 'parentCarer')
    await walk(page, { stayed: 'no' })
    await page.locator('.change a[href*="/stay"]').click()
    await choose(page, 'stayed', 'yes')
    await goOn(page)
    const opened = await walk(page)
    assert.deepEqual(opened, ['light', 'privacy-on-the-ward', 'food', 'family-and-friends'])
  })

  test(`Another language keeps what was typed and not yet sent, ${how}`, async t => {
    const page = await family(t, { javaScriptEnabled })
    await begin(page, 'ward-design', 'en', 'child')
    await page.locator('#age').fill('9')
    await Promise.all([page.waitForEvent('domcontentloaded'), page.locator('.languages button[value=ur]').click()])
    assert.equal(pageId(page), 'age-page')
    assert.equal(await page.locator('html').getAttribute('lang'), 'ur')
    assert.equal(await page.locator('#age').inputValue(), '9')
    assert.deepEqual(await untranslated(page, 'ur'), [])
  })

  test(`Errors keep what was typed and have the focus, ${how}`, async t => {
    const page = await family(t, { javaScriptEnabled })
    await begin(page, 'ward-design', 'en', 'child')
    await page.locator('#age').fill('nine')
    await goOn(page)
    assert.equal(page.told.status(), 422)
    await drawn(page)
    await page.evaluate(prepare)
    assert.deepEqual(await page.evaluate(errorContract, { prefix: 'Error:', title: say('en', 'summary-title') }), [])
    assert.equal(await page.locator('#age').inputValue(), 'nine')
    await page.locator('.error-summary a').click()
    assert.equal(await page.evaluate(() => document.activeElement.id), 'age')
  })

  test(`Hide and clear leaves nothing behind, ${how}`, async t => {
    const page = await family(t, { javaScriptEnabled })
    await begin(page, 'ward-design', 'pl', 'parentCarer')
    await choose(page, 'stayed', 'yes')
    await goOn(page)
    await Promise.all([page.waitForEvent('domcontentloaded'), page.locator('.clear button').click()])
    assert.equal(await page.locator('h1').innerText(), say('pl', 'cleared-title'))
    assert.equal(await page.locator('main a').count(), 0, 'nothing tells where somebody was')
    assert.deepEqual(await page.context().cookies(`${service.base}/s/ward-design`), [])
    await page.goBack()
    assert.equal(await page.locator('input:checked').count(), 0)
    await page.goto(`${service.base}/s/ward-design/check`)
    assert.equal(pageId(page), '', 'there is nothing to check')
  })

  test(`Answers are taken back with the code, once, ${how}`, async t => {
    const page = await family(t, { javaScriptEnabled })
    await begin(page, 'friends-and-family', 'cy', 'child')
    await walk(page)
    await goOn(page)
    const receipt = await code(page)
    await page.locator('.receipt a').click()
    const takeBack = async () => { await page.locator('#receipt').fill(receipt.toLowerCase()); await goOn(page) }
    await takeBack()
    assert.equal(await page.locator('h1').innerText(), say('cy', 'withdraw-done-title'))
    assert.deepEqual(await untranslated(page, 'cy'), [])
    await page.goto(`${service.base}/withdraw?lang=cy`)
    await takeBack()
    assert.equal(page.told.status(), 422)
    assert.equal(await page.locator('.error-summary a').innerText(), say('cy', 'withdraw-unknown'))
    assert.equal(await page.locator('#receipt').inputValue(), receipt.toLowerCase())
    assert.deepEqual(await untranslated(page, 'cy'), [])
  })

  test(`The code is shown once, ${how}`, async t => {
    const page = await family(t, { javaScriptEnabled })
    await begin(page, 'friends-and-family', 'en', 'child')
    await walk(page)
    await goOn(page)
    await code(page)
    await page.reload()
    assert.equal(await page.locator('.code').count(), 0)
    assert.ok((await page.locator('main').innerText()).includes(say('en', 'sent-code-shown')))
  })

  test(`Two presses of Send count once, ${how}`, async t => {
    const page = await family(t, { javaScriptEnabled })
    await begin(page, 'friends-and-family', 'en', 'child')
    await walk(page)
    await page.locator('main .go').dblclick()
    await page.waitForURL('**/sent?*')
    await page.waitForLoadState()
    // The second press may have fetched the page once more; then the code stood on the page before it.
    const shown = await page.locator('.code').count()
    assert.ok(shown === 1, 'the code is lost by a second press')
    // The browser drops the first request where the second press comes before its answer.
    const others = page.faults.filter(fault => !/\/check\S* net::ERR_ABORTED$/.test(fault))
    page.faults.splice(0, page.faults.length, ...others)
  })
}

/** Sends the form again outside the page, as a second press or a resent form does; returns the code it is answered with. */
async function send (cookie) {
  const answer = await fetch(`${service.base}/s/friends-and-family/check`, {
    method: 'POST', redirect: 'manual', headers: { cookie, origin: service.base, 'content-type': 'application/x-www-form-urlencoded' }, body: ''
  })
  assert.equal(answer.status, 303)
  assert.match(answer.headers.get('location'), /\/sent/)
  return answer.headers.getSetCookie().map(given => /^receipt=([^;]+)/.exec(given)?.[1]).find(Boolean)
}

test('Parallel and resent forms are the same submission', async t => {
  const page = await family(t, {})
  await begin(page, 'friends-and-family', 'en', 'child')
  await walk(page)
  const [draft] = await page.context().cookies(`${service.base}/s/friends-and-family`)
  const cookie = `${draft.name}=${draft.value}`
  const codes = await Promise.all([send(cookie), send(cookie), send(cookie)])
  codes.push(await send(cookie))
  assert.ok(codes[0])
  assert.deepEqual(new Set(codes).size, 1, `one submission got the codes ${codes}`)
  await page.goto(`${service.base}/withdraw?lang=en`)
  await page.locator('#receipt').fill(codes[0])
  await goOn(page)
  assert.equal(await page.locator('h1').innerText(), say('en', 'withdraw-done-title'))
  const after = await fetch(`${service.base}/s/friends-and-family/check`, { method: 'POST', redirect: 'manual', headers: { cookie, origin: service.base, 'content-type': 'application/x-www-form-urlencoded' }, body: '' })
  assert.equal(after.status, 410, 'what was taken back does not come again')
})

/** For each page of `every-kind`, values that are wrong in many ways. */
const WRONG = {
  typed: [
    {},
    { words: 'x', coded: 'abc', mail: 'at', call: 'ring', home: 'here', more: 'This is more than twenty characters.' },
    { words: 'much too long', coded: 'ABC' }
  ],
  counted: [
    {},
    { nights: '0', weight: '0.3', 'when.day': '31', 'when.month': '2', 'when.year': '2025', 'month.month': '5', 'month.year': '', year: 'x', 'year.year': 'x', clock: 'noon' },
    { nights: '10', weight: '101', 'when.day': '1', 'when.month': '1', 'when.year': '2019' },
    { nights: '1.5', weight: 'heavy', 'when.day': '1', 'when.month': '1', 'when.year': '2090', 'month.month': '', 'month.year': '2025' },
    { nights: 'many', 'when.day': '', 'when.month': '1', 'when.year': '2024' }
  ],
  chosen: [
    {},
    { radio: 'other', 'radio.other': '', dropped: 'other', 'dropped.other': '', several: 'one', sure: 'maybe' },
    { radio: 'nothing', dropped: 'nothing', several: ['one', 'two', 'three', 'none'], sure: 'yes' },
    { radio: 'one', several: ['one', 'none'], sure: 'yes' }
  ],
  judged: [{}, { 'rowed.left': 'one', starred: '9', numbered: '99', 'felt.coming.why': 'No signs' }]
}
const RIGHT = { typed: { words: 'ok' }, counted: { nights: '2' }, chosen: { radio: 'one', sure: 'yes' } }

test('Every error that can be met is translated', async t => {
  const keys = new Set()
  for (const language of ['ur', 'pl', 'cy']) {
    const page = await family(t, { javaScriptEnabled: false })
    await open(page, service.base, 'every-kind', language)
    await goOn(page)
    for (const [id, wrongs] of Object.entries(WRONG)) {
      assert.equal(pageId(page), id)
      for (const fields of wrongs) {
        await submit(page, fields)
        assert.equal(page.told.status(), 422, JSON.stringify(fields))
        assert.deepEqual(await untranslated(page, language), [], JSON.stringify(fields))
        for (const text of await page.locator('.error-summary a').allInnerTexts()) keys.add(text)
        await drawn(page)
        await page.evaluate(prepare)
        assert.deepEqual(await page.evaluate(errorContract, { prefix: say(language, 'error-prefix'), title: say(language, 'summary-title') }), [])
      }
      if (RIGHT[id]) await submit(page, RIGHT[id])
    }
  }
  assert.ok(keys.size >= 60, `only ${keys.size} different errors were met`)
})

/** Sends a page's form with these fields alone, also with values that the page does not offer. */
async function submit (page, fields) {
  await page.evaluate(fields => {
    const form = document.getElementById('form')
    for (const field of form.querySelectorAll('input,select,textarea')) field.disabled = true
    for (const [name, values] of Object.entries(fields)) {
      for (const value of [values].flat()) form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
    }
  }, fields)
  await goOn(page)
}
