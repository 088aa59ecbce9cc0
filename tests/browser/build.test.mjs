// A survey from nothing to its results through the pages alone: no file, no JSON, no program.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { Author, translate } from './lib/author.mjs'
import { launch, openPage } from './lib/browser.mjs'
import { code, goOn, open, pageId, sayWho, walk } from './lib/journey.mjs'
import { ROOT, startEmpty } from './lib/service.mjs'

const FILE = readFileSync(path.join(ROOT, 'survey-definitions/ward-design.json'), 'utf8')
const MODEL = JSON.parse(FILE)
const READERS = { 'en-simple': 'Ann Reed', pl: 'Ewa Nowak', ur: 'Sana Malik' }

let service, browser, page, author
before(async () => {
  [service, browser] = await Promise.all([startEmpty({}, null), launch()])
  page = await openPage(browser, service.base, { viewport: { width: 1024, height: 768 } })
  author = new Author(page, service.base, MODEL.id)
})
after(async () => { await browser?.close(); await service?.stop() })

/** The text of the definition, as its author downloads it. */
async function downloaded () {
  await author.link('JSON')
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /^Download/ }).click()])
  const text = readFileSync(await file.path(), 'utf8')
  return text
}

test('An organisation is set up', async () => {
  await page.goto(service.base + service.setUp)
  await page.getByLabel('What your organisation is called').fill(MODEL.privacy.controller)
  await page.getByLabel('Your name').fill('Sam Reed')
  await page.getByLabel('Your work email address').fill(MODEL.owner.email)
  await author.press('Set up')
  await author.link('Surveys')
})

test('A survey is written from nothing', async () => {
  await author.begin(MODEL)
  await author.readers(MODEL)
  await author.settings(MODEL)
  await author.lists(MODEL.optionLists)
  await author.pages(MODEL)
})

test('It is translated: one language by its author, one by a translator’s link', async () => {
  await author.link('Languages')
  await author.link('Write Polish')
  assert.ok(await translate(page, MODEL, 'pl') > 100)
  await author.link('Languages')
  const urdu = page.getByRole('region', { name: 'Urdu' })
  await urdu.getByLabel('Name of a person').fill(READERS.ur)
  await author.go(urdu.getByRole('button', { name: 'Make a link for this translator' }))
  const link = await page.getByLabel(/^Sana Malik’s link/).inputValue()
  const translator = await openPage(browser, service.base)
  await translator.goto(service.base + new URL(link).pathname)
  await translate(translator, MODEL, 'ur')
  assert.match(await translator.locator('main').innerText(), /Everything is there/)
  await translator.context().close()
})

test('The stored definition is the file, byte for byte', async () => {
  const text = await downloaded()
  assert.deepEqual(JSON.parse(text), MODEL)
  assert.equal(text, FILE)
})

test('Nothing goes out that nobody has read', async () => {
  await author.link('Publish')
  assert.equal(await page.getByText('Nobody has checked the words').count(), 3)
  await author.link('Languages')
  for (const [language, name] of Object.entries(READERS)) {
    const own = page.locator(`#n_${language}`)
    await own.fill(name)
    await author.go(page.locator(`button[value="checked:${language}"]`))
  }
})

const NOISE = 'noise-at-night'
const SIMPLE = '/label/en-simple'
const words = () => MODEL.pages.flatMap(({ items }) => items).find(({ id }) => id === NOISE).label['en-simple']

/** Changes the Easy Read words of one question. */
async function reword (text) {
  await page.goto(`${service.base}/author/${MODEL.id}/questions/${NOISE}`)
  await author.type(SIMPLE, text)
  await author.press('Save')
}

test('Two reviewers read it on their phones, and what one of them finds is mended', async () => {
  await reword('Did nois wake you?')
  await author.link('Settings')
  await author.type('/signOffs/readers', 2)
  await author.type('/signOffs/livedExperience', 1)
  await author.press('Save')
  await author.link('Publish')
  assert.ok(await page.getByText('Reviewers have to be asked: 0 of 2 have said yes, 0 of 1 with lived experience.').count())
  await author.link('Review')
  await author.press('Ask for reviews, for 14 days')
  const phones = []
  for (const [name, lived] of [['Mia', true], ['Tom', false]]) {
    await page.getByLabel('Name', { exact: true }).fill(name)
    if (lived) await page.getByLabel('Speaks from lived experience').check()
    await author.press('Make a link for this person')
    const link = await page.getByLabel(`${name}’s link`).inputValue()
    const phone = await openPage(browser, service.base)
    await phone.goto(`${service.base}${new URL(link).pathname}?lang=en-simple`)
    phones.push(phone)
  }
  const [mia, tom] = phones
  const press = async (phone, locator) => { await Promise.all([phone.waitForEvent('domcontentloaded'), locator.click()]) }
  // Mia walks the form itself until she meets the question.
  await goOn(mia)
  await goOn(mia)
  await sayWho(mia, 'youngPerson', 'alone')
  await goOn(mia)
  await walk(mia, { stayed: 'yes' }, async () => {
    if (!await mia.getByText('Did nois wake you?').count()) return
    const here = mia.url()
    await press(mia, mia.getByRole('link', { name: 'Tell us about this page' }))
    await mia.locator('label[for=ready_unclear]').click()
    await press(mia, mia.getByRole('button', { name: 'Send' }))
    await mia.goto(here)
  })
  await author.link('Review')
  assert.match(await page.locator('#comments ~ section').innerText(), /Mia, with lived experience.*Easy Read/s)
  await reword(words())
  await author.link('Review')
  await author.press('It was changed')
  for (const [index, phone] of phones.entries()) {
    const link = await page.getByLabel(`${['Mia', 'Tom'][index]}’s link`).inputValue()
    await phone.goto(`${service.base}${new URL(link).pathname}?lang=en-simple`)
    if (phone === mia) assert.equal(await phone.locator('ins').first().innerText(), words(), 'the difference is shown')
    await press(phone, phone.getByRole('button', { name: 'Yes, they are ready' }))
  }
  await mia.getByLabel('Your name').fill('Mia, 12')
  await press(mia, mia.getByRole('button', { name: /Save.*Your name/ }))
  for (const phone of [mia, tom]) {
    assert.deepEqual(phone.faults, [])
    await phone.context().close()
  }
})

test('It is published', async () => {
  await author.link('Publish')
  await author.press('Publish')
  assert.match(await page.locator('#state').innerText(), /Published/)
  const { reviewed, signOffs, ...stored } = JSON.parse(await downloaded())
  assert.deepEqual(stored, MODEL)
  assert.deepEqual(signOffs, { readers: 2, livedExperience: 1 })
  assert.deepEqual(Object.fromEntries(Object.entries(reviewed).map(([language, { by }]) => [language, by])), READERS)
})

const FAMILIES = [
  ['en', 'child', { age: '9', stayed: 'yes', 'noise-at-night': 'often', 'calm-corner': 'yes' }],
  ['ur', 'parentCarer', { stayed: 'no', 'noise-at-night': 'often', 'calm-corner': 'no' }],
  ['en-simple', 'child', { stayed: 'yes', 'noise-at-night': 'never' }]
]

for (const [language, role, answers] of FAMILIES) {
  test(`A family answers it on a phone, in ${language}`, async () => {
    const phone = await openPage(browser, service.base)
    await open(phone, service.base, MODEL.id, language)
    assert.match(await phone.locator('main').innerText(), /Mia, 12/, 'who reviewed it is named')
    await goOn(phone)
    await sayWho(phone, role)
    await goOn(phone)
    await walk(phone, answers)
    await goOn(phone)
    assert.equal(pageId(phone), 'sent')
    assert.match(await code(phone), /^[0-9A-Z]{4}/)
    assert.equal(await phone.locator('html').getAttribute('lang'), language)
    assert.deepEqual(phone.faults, [])
    await phone.context().close()
  })
}

/** Answers that other families gave; a program brings them, since a report waits for enough of them. */
async function others (count) {
  for (let index = 0; index < count; index++) {
    const response = await fetch(`${service.base}/api/v1/surveys/${MODEL.id}/responses`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        submissionId: randomUUID(), language: ['en', 'pl'][index % 2], role: MODEL.roles[index % 3], help: 'together',
        answers: { stayed: 'yes', 'noise-at-night': ['often', 'often', 'never'][index % 3], 'light-at-night': 'too-bright', 'place-to-be': 'outside' }
      })
    })
    assert.equal(response.status, 201, await response.text())
  }
}

test('The team reads its report', async () => {
  await others(57)
  // Answers join the figures when the service does its chores, which is when it starts.
  await service.restart()
  await page.goto(`${service.base}/results`)
  await author.link(MODEL.title.en)
  const report = page.locator('main')
  assert.equal(await report.getByRole('heading', { level: 1 }).innerText(), MODEL.title.en)
  const noise = page.locator('.question', { has: page.getByRole('heading', { name: 'How often did noise wake you at night?' }) })
  // Ten wait, so that nobody can tell which answer came last.
  const [, said] = /(\d+) of 50 people [^.]*said “Never”/.exec(await noise.innerText())
  assert.ok(said >= 10 && said <= 20, `${said} of 50 said never; 20 of 60 were given`)
  assert.ok(await noise.locator('.chart svg').count())
  assert.match(await noise.locator('.chart').first().textContent(), new RegExp(`${said} ·`))
  // For Chromium, what becomes a file is a page that was not loaded; and who has chosen a picture does not wait for the rest.
  assert.deepEqual(page.faults.filter(fault => !/^request failed: \S+(download|\.svg) net::ERR_ABORTED$/.test(fault)), [])
  console.log(`from nothing to a survey: ${author.clicks} clicks, ${author.typed} fields`)
})
