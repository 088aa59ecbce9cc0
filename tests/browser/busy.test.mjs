// What a family sees while nothing can be stored: everything that was typed, and what to do, in its language.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { drawn, launch, openPage } from './lib/browser.mjs'
import { errorContract, prepare } from './lib/inside.mjs'
import { inspect } from './lib/inspect.mjs'
import { fill, goOn, open, pageId, sayWho, walk } from './lib/journey.mjs'
import { startService } from './lib/service.mjs'
import { say } from './lib/texts.mjs'

let service, browser
before(async () => { [service, browser] = await Promise.all([startService({ disk: true }), launch()]) })
after(async () => { await browser?.close(); await service?.stop() })

/** Presses the button while the disk is full, looks at the page that comes, and mends the disk. */
async function press (t, page, name, language) {
  service.disk.fill()
  await goOn(page)
  assert.equal(page.told.status(), 503)
  assert.equal(page.told.headers()['retry-after'], '5')
  const wrong = await inspect(page, { name: `${t.name} ${name}`.replace(/\W+/g, '-'), language, error: true })
  // The inspection moved the focus; the page comes again as it first came.
  await Promise.all([page.waitForEvent('domcontentloaded'), page.reload()])
  await drawn(page)
  await page.evaluate(prepare)
  wrong.push(...await page.evaluate(errorContract, { prefix: say(language, 'error-prefix'), title: say(language, 'busy-title'), blameless: true }))
  service.disk.mend()
  assert.deepEqual(wrong, [])
}

const FAMILIES = [
  ['English', 'ward-design', 'en', 'child'], ['Urdu', 'ward-design', 'ur', 'parentCarer'], ['Polish', 'ward-design', 'pl', 'youngPerson'],
  ['Welsh', 'friends-and-family', 'cy', 'child'], ['Easy Read', 'ward-design', 'en-simple', 'child']
]

for (const [name, survey, language, role] of FAMILIES) {
  test(`${name}, while nothing can be stored`, async t => {
    const page = await openPage(browser, service.base)
    await open(page, service.base, survey, language)
    await goOn(page)
    await sayWho(page, role)
    await press(t, page, 'who', language)
    assert.equal(await page.locator(`input[name=role][value=${role}]`).isChecked(), true)
    await goOn(page)
    const first = pageId(page)
    await fill(page)
    const typed = await answers(page)
    await press(t, page, 'question', language)
    assert.deepEqual([pageId(page), await answers(page)], [first, typed])
    await goOn(page)
    assert.notEqual(pageId(page), first)
    await walk(page)
    const checked = await page.locator('.answers').innerText()
    await press(t, page, 'check', language)
    assert.equal(await page.locator('.answers').innerText(), checked)
    await goOn(page)
    assert.equal(pageId(page), 'sent')
    await page.context().close()
  })
}

/** What the form on the page would send. */
const answers = page => page.evaluate(() => [...new FormData(document.getElementById('form'))])
