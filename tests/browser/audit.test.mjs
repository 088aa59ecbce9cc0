// Every kind of page as people meet it, in English, Easy Read, Urdu, Polish and Welsh.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { drawn, launch, openPage } from './lib/browser.mjs'
import { errorContract, prepare } from './lib/inside.mjs'
import { DOCUMENT_BYTES, inspect } from './lib/inspect.mjs'
import { goOn, open, pageId, sayWho, walk } from './lib/journey.mjs'
import { startService } from './lib/service.mjs'
import { say } from './lib/texts.mjs'

let service, browser
before(async () => { [service, browser] = await Promise.all([startService(), launch()]) })
after(async () => { await browser?.close(); await service?.stop() })

/** Inspects the page that is shown as a test of its own, and goes on where it fails. */
const look = (t, page, name, language, error = false) => t.test(name, async () => {
  const wrong = await inspect(page, { name: `${t.name} ${name}`.replace(/\W+/g, '-'), language, error })
  if (error) {
    assert.equal(page.told.status(), 422)
    wrong.push(...await errorFindings(page, language))
  }
  assert.deepEqual(wrong, [])
})

async function errorFindings (page, language) {
  // The inspection moved the focus; the page comes again as it first came.
  await Promise.all([page.waitForEvent('domcontentloaded'), page.reload()])
  await drawn(page)
  await page.evaluate(prepare)
  return page.evaluate(errorContract, { prefix: say(language, 'error-prefix'), title: say(language, 'summary-title') })
}

/** The ways through surveys that together meet every kind of question that ships. */
const TOURS = [
  { name: 'English', survey: 'ward-design', language: 'en', role: 'child', pages: ['age-page', 'stay', 'noise', 'privacy-on-the-ward', 'bathrooms', 'signs-and-maps', 'calm', 'feeling', 'last-word'] },
  { name: 'Urdu', survey: 'ward-design', language: 'ur', role: 'parentCarer', pages: ['stay', 'noise', 'privacy-on-the-ward', 'bathrooms', 'signs-and-maps', 'calm', 'last-word'] },
  { name: 'Easy Read', survey: 'ward-design', language: 'en-simple', role: 'child', pages: ['stay', 'noise', 'places', 'signs-and-maps', 'calm', 'favourites', 'last-word'] },
  { name: 'Polish', survey: 'ward-design', language: 'pl', role: 'youngPerson', pages: ['privacy-on-the-ward', 'signs-and-maps', 'last-word'] },
  { name: 'Welsh', survey: 'friends-and-family', language: 'cy', role: 'child', pages: ['overall', 'why'] },
  { name: 'Easy Read pictures', survey: 'friends-and-family', language: 'en-simple', role: 'child', pages: ['overall'] },
  { name: 'English date', survey: 'event-feedback', language: 'en', role: 'staff', pages: ['kind', 'day'] }
]

for (const tour of TOURS) {
  test(tour.name, async t => {
    const page = await openPage(browser, service.base)
    const { survey, language } = tour
    await open(page, service.base, survey, language)
    await look(t, page, 'start', language)
    await goOn(page)
    await look(t, page, 'who', language)
    await goOn(page)
    await look(t, page, 'who with errors', language, true)
    await sayWho(page, tour.role)
    await goOn(page)
    const missed = new Set(tour.pages)
    await walk(page, {}, async id => { if (missed.delete(id)) await look(t, page, id, language) })
    assert.deepEqual([...missed], [], 'pages that the way does not meet')
    await look(t, page, 'check', language)
    await goOn(page)
    assert.equal(pageId(page), 'sent')
    await look(t, page, 'sent', language)
    await page.context().close()
  })
}

for (const [name, language] of [['English', 'en'], ['Urdu', 'ur'], ['Polish', 'pl'], ['Welsh', 'cy'], ['Easy Read', 'en-simple']]) {
  test(`${name} statements`, async t => {
    const page = await openPage(browser, service.base)
    const survey = language === 'cy' ? 'friends-and-family' : 'ward-design'
    const addresses = {
      surveys: '/', 'how answers are used': `/s/${survey}/privacy`, privacy: '/privacy', accessibility: '/accessibility', withdraw: '/withdraw', 'nothing here': '/s/nothing-here', cleared: '/?cleared'
    }
    for (const [title, address] of Object.entries(addresses)) {
      await page.goto(`${service.base}${address}${address.includes('?') ? '&' : '?'}lang=${language}`)
      assert.equal(page.told.status(), title === 'nothing here' ? 404 : 200)
      await look(t, page, title, language)
    }
    await page.goto(`${service.base}/withdraw?lang=${language}`)
    await goOn(page)
    await look(t, page, 'withdraw with errors', language, true)
    await page.context().close()
  })
}

test('Kinds of question that no shipped survey uses', async t => {
  for (const language of ['en', 'ur']) {
    const page = await openPage(browser, service.base)
    await open(page, service.base, 'every-kind', language)
    await goOn(page)
    const wrong = { words: 'x', coded: 'x', mail: 'x', call: 'x', home: 'x', more: 'much more than twenty characters' }
    await page.evaluate(fields => { for (const [name, value] of Object.entries(fields)) document.getElementsByName(name)[0].value = value }, wrong)
    await goOn(page)
    await look(t, page, `typed ${language} with errors`, language, true)
    await page.context().close()
  }
})

test('The first page of each survey fits the first round trip, with three requests at most', async () => {
  for (const survey of ['ward-design', 'friends-and-family', 'learning-disability-support', 'event-feedback']) {
    for (const language of ['en', 'en-simple']) {
      const page = await openPage(browser, service.base)
      await page.goto(`${service.base}/s/${survey}?lang=${language}`, { waitUntil: 'networkidle' })
      const { responseHeadersSize, responseBodySize } = await page.told.request().sizes()
      assert.ok(responseHeadersSize + responseBodySize <= DOCUMENT_BYTES, `${survey} ${language} weighs ${responseHeadersSize + responseBodySize} bytes`)
      assert.ok(page.requests.length <= 3, `${survey} ${language}: ${page.requests.map(request => request.url())}`)
      assert.deepEqual(page.faults, [])
      await page.context().close()
    }
  }
})
