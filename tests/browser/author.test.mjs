// The pages on which surveys are written: looked at like every other page, and walked by somebody who has never seen JSON.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { launch, openPage } from './lib/browser.mjs'
import { inspect } from './lib/inspect.mjs'
import { startService } from './lib/service.mjs'

let service, browser, page
before(async () => {
  [service, browser] = await Promise.all([startService(), launch()])
  page = await openPage(browser, service.base)
  await page.goto(service.base + service.signIn['ward-design'])
  await press('Sign in')
})
after(async () => { await browser?.close(); await service?.stop() })

/** Inspects the page that is shown as a test of its own, and goes on where it fails. */
const look = (t, name, error = false) => t.test(name, async () => {
  assert.deepEqual(await inspect(page, { name: `Author ${name}`.replace(/\W+/g, '-'), language: 'en', staff: true, error }), [])
})

const visit = async (address, status = 200) => {
  await page.goto(service.base + address)
  assert.equal(page.told.status(), status)
}

const press = async (name, within = page) => {
  await Promise.all([page.waitForEvent('domcontentloaded'), within.getByRole('button', { name, exact: true }).first().click()])
}

test('Every page for authors', async t => {
  await visit('/author')
  await look(t, 'surveys')
  await visit('/author/new')
  await look(t, 'a new survey')
  await press('Begin')
  assert.equal(page.told.status(), 422)
  await look(t, 'a new survey with errors', true)
  for (const [name, end] of Object.entries({
    'pages of a survey': '',
    settings: '/settings',
    'a page': '/pages/calm-place',
    'a question from a list': '/questions/liked-most',
    'a grid': '/questions/being-private',
    'a comment': '/questions/one-change',
    'a number': '/questions/age',
    'a condition': '/condition?at=/pages/0/visibleIf',
    rules: '/rules',
    'lists of answers': '/lists',
    'a list of answers': '/lists/howOften',
    'the question bank': '/bank',
    'choosing a picture': '/pictures?at=/image',
    'the preview': '/preview?page=noise&lang=ur&role=child',
    'the map': '/map',
    'the JSON': '/json',
    languages: '/translate',
    'a language beside another': '/translate/ur',
    publishing: '/publish'
  })) {
    const address = `/author/ward-design${end}`
    if (name === 'a page') {
      await visit('/author/ward-design')
      const pages = await page.locator('.outline h2 a').evaluateAll(links => links.map(link => link.getAttribute('href')))
      await visit(pages[pages.length - 4])
    } else await visit(address)
    await look(t, name)
  }
  await visit('/author/ward-design/questions/noise-at-night')
  await page.getByLabel('Who uses the answer for what').fill('')
  await press('Save')
  await look(t, 'a question with something to mend')
  await visit('/author/ward-design/history')
  await look(t, 'the history')
  await visit('/author/ward-design/publish')
  await look(t, 'publishing with something missing')
})

test('The script saves while somebody writes, and shows it beside the form', async () => {
  const own = page
  page = await openPage(browser, service.base, { viewport: { width: 1280, height: 900 } })
  try {
    await page.context().addCookies(await own.context().cookies())
    await visit('/author/ward-design/questions/food-liked')
    await page.locator('[name="/label/en"]').fill('Was the food nice?')
    await page.locator('#state', { hasText: 'Saved.' }).waitFor()
    await page.frameLocator('.beside iframe').getByRole('heading', { name: 'Was the food nice?' }).waitFor()
    // What is wrong elsewhere is mended first: as long as there are errors, nothing is warned of.
    await visit('/author/ward-design/questions/noise-at-night')
    await page.getByLabel('Who uses the answer for what').fill('Decides where doors go')
    await press('Save')
    await visit('/author/ward-design/questions/food-liked')
    // How hard it is to read, and what is wrong, stand at the words without a page being loaded.
    const long = 'Was the food that you were given on the ward on most days something that you liked to eat and would like again?'
    await page.locator('[name="/label/en"]').fill(long)
    await page.locator('#f_label_en_reading', { hasText: 'Longest sentence: 23 words' }).waitFor()
    await page.locator('#f_label_en_found, #f_label_found', { hasText: 'A sentence has 20 words at most' }).waitFor()
    await page.locator('[name="/label/en"]').fill('Was the food nice?')
    await page.locator('#f_label_en_reading', { hasText: 'Longest sentence: 4 words' }).waitFor()
    assert.equal(await page.locator('#f_label_en_found, #f_label_found').count(), 0)
    // The page beside is seen with other eyes, and stays so on the next question.
    const beside = page.frameLocator('.beside iframe')
    await page.getByText('Other readers and devices').click()
    await page.getByLabel('On a').selectOption('Tablet')
    await page.getByLabel('Language', { exact: true }).selectOption('Urdu')
    await beside.locator('html[lang=ur]').waitFor()
    await visit('/author/ward-design/questions/in-touch')
    await beside.locator('html[lang=ur]').waitFor()
    await page.getByText('Other readers and devices').click()
    await page.getByLabel('Language', { exact: true }).selectOption('English')
    await page.getByLabel('Who reads').selectOption('Parent or carer')
    await beside.getByRole('heading', { name: 'How often could your child talk with family and friends?' }).waitFor()
    await visit('/author/ward-design/questions/food-liked')
    // What was done is undone, and done again.
    await press(/^Undo/)
    await press('Do again')
    assert.match(await page.locator('#state').innerText(), /^Done again/)
    await visit('/author/ward-design/questions/food-liked')
    assert.equal(await page.locator('[name="/label/en"]').inputValue(), 'Was the food nice?')
    // Pressed right after the last letter, the button saves that too, and nobody is told of another person.
    await page.locator('[name="/label/en"]').fill('Was the food good?')
    await press('Save')
    assert.equal(page.told.status(), 200)
    assert.equal(await page.locator('[name="/label/en"]').inputValue(), 'Was the food good?')
    // Whoever leaves in the middle of a word keeps it.
    await page.locator('[name="/label/en"]').fill('Was the food very good?')
    await Promise.all([page.waitForEvent('domcontentloaded'), page.getByRole('link', { name: 'Map' }).click()])
    // It is on its way while the next page is asked for.
    await page.waitForFunction(async () => (await (await fetch('/author/ward-design/questions/food-liked')).text()).includes('Was the food very good?'))
    await visit('/author/ward-design/questions/food-liked')
    // Somebody else changes the same question: the script stops, and the button shows both.
    const other = await openPage(browser, service.base, { viewport: { width: 1280, height: 900 } })
    await other.context().addCookies(await own.context().cookies())
    await other.goto(service.base + '/author/ward-design/questions/food-liked')
    await other.locator('[name="/label/en"]').fill('Did you like it?')
    await other.locator('#state', { hasText: 'Saved.' }).waitFor()
    await other.context().close()
    await page.locator('[name="/label/en"]').fill('How was the food?')
    await page.locator('#state', { hasText: 'Somebody else has changed this' }).waitFor()
    await press('Save')
    assert.equal(page.told.status(), 409)
    const both = await page.locator('main').innerText()
    assert.ok(both.includes('Did you like it?') && both.includes('How was the food?'))
  } finally {
    await page.context().close()
    page = own
  }
})

/** Somebody who counts what it takes: clicks, and choices from a list. */
class Hand {
  clicks = 0
  async click (locator) { this.clicks++; await locator.click() }
  async go (locator) { this.clicks++; await Promise.all([page.waitForEvent('domcontentloaded'), locator.click()]) }
  async fill (label, words) { this.clicks++; await page.getByLabel(label, { exact: true }).first().fill(words) }
  async choose (label, words) { this.clicks += 2; await page.getByLabel(label, { exact: true }).first().selectOption({ label: words }) }
}

for (const javaScriptEnabled of [true, false]) {
  test(`From a template to a poster, ${javaScriptEnabled ? 'with' : 'without'} a script`, async () => {
    const own = page
    page = await openPage(browser, service.base, { javaScriptEnabled, viewport: { width: 1024, height: 768 } })
    try {
      await page.context().addCookies(await own.context().cookies())
      const hand = new Hand()
      const title = javaScriptEnabled ? 'Stay on Rainbow Ward' : 'Stay on Sunshine Ward'
      await visit('/author')
      await hand.go(page.getByRole('link', { name: 'New survey' }))
      await hand.fill('Title', title)
      await hand.go(page.getByRole('button', { name: 'Begin' }))
      // Words are edited on the first question.
      await hand.go(page.locator('.outline li a').nth(1))
      await page.getByLabel('English', { exact: true }).first().fill('How did your stay go?')
      hand.clicks++
      await hand.go(page.getByRole('button', { name: 'Save' }).first())
      await hand.go(page.getByRole('link', { name: 'Settings' }))
      await page.locator('[name="/owner/team/en"]').fill('Ward design team')
      await page.locator('[name="/owner/email"]').fill('ward.design@example.nhs.uk')
      await page.locator('[name="/owner/deputy"]').fill('families@example.nhs.uk')
      await page.locator('[name="/privacy/controller/en"]').fill("Example Children's Hospital")
      hand.clicks += 4
      await hand.choose('Lawful basis', 'Public task')
      await hand.go(page.getByRole('button', { name: 'Save' }).first())
      await hand.go(page.getByRole('link', { name: 'Preview' }))
      const shown = page.frameLocator('iframe')
      await shown.getByRole('heading', { level: 1 }).waitFor()
      assert.match(await shown.locator('body').innerText(), new RegExp(title))
      await hand.go(page.getByRole('link', { name: 'Publish' }))
      await hand.go(page.getByRole('button', { name: 'Publish', exact: true }))
      assert.match(await page.locator('#state').innerText(), /Published/)
      await hand.go(page.getByRole('link', { name: 'Places and posters' }))
      await page.getByRole('textbox').first().fill('Rainbow Ward')
      hand.clicks++
      await hand.choose('What it is', 'Ward')
      await hand.go(page.getByRole('button', { name: 'Add the place' }))
      await hand.go(page.getByRole('link', { name: /^A4 to print/ }).first())
      assert.equal(page.told.status(), 200)
      // The drawing breaks lines where they fit.
      const poster = (await page.locator('main').textContent()).replace(/\s+/g, '')
      assert.ok(poster.includes(title.replace(/\s+/g, '')), poster)
      assert.match(poster, /\/p\/[a-z]+-[a-z]+-\d+/)
      assert.ok(hand.clicks <= 60, `${hand.clicks} clicks`)
      console.log(`from a template to a poster: ${hand.clicks} clicks`)
    } finally {
      await page.context().close()
      page = own
    }
  })
}
