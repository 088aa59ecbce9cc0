// Reviewing a survey before it goes out: an author asks by a personal link, a reviewer walks the real form on a phone
// and says something about the words of another reader, the author answers in sight.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { launch, openPage } from './lib/browser.mjs'
import { inspect } from './lib/inspect.mjs'
import { startService } from './lib/service.mjs'

let service, browser, author, reviewer, link
before(async () => {
  [service, browser] = await Promise.all([startService(), launch()])
  author = await openPage(browser, service.base)
  reviewer = await openPage(browser, service.base)
  await author.goto(service.base + service.signIn['ward-design'])
  await press(author, 'Sign in')
})
after(async () => { await browser?.close(); await service?.stop() })

const press = async (page, name) => {
  await Promise.all([page.waitForEvent('domcontentloaded'), page.getByRole('button', { name }).first().click()])
}
const follow = async (page, name) => {
  await Promise.all([page.waitForEvent('domcontentloaded'), page.getByRole('link', { name }).first().click()])
}
// A whole card is the label of its choice.
const choose = id => reviewer.locator(`label[for=${id}]`).click()
const look = (t, page, name, at = {}) => t.test(name, async () => {
  assert.deepEqual(await inspect(page, { name: `Review ${name}`.replace(/\W+/g, '-'), language: 'en', staff: true, ...at }), [])
})

test('An author asks people', async t => {
  await author.goto(`${service.base}/author/ward-design/review`)
  await look(t, author, 'nobody is asked yet')
  await press(author, /^Ask for reviews/)
  await author.getByLabel('Is under 18').check()
  await author.getByLabel('Name').fill('Mia Lee')
  await press(author, 'Make a link')
  await look(t, author, 'a name that is too much', { error: true })
  await author.getByLabel('Name').fill('Mia')
  await author.getByLabel('The adult who').fill('Dana')
  await author.getByLabel('Speaks from lived').check()
  await press(author, 'Make a link')
  link = service.base + new URL(await author.getByLabel('Mia’s link').inputValue()).pathname
})

test('A reviewer walks the form and says something', async t => {
  await reviewer.goto(link)
  await look(t, reviewer, 'the reviewers page', { staff: false })
  await follow(reviewer, 'Look at the form')
  await follow(reviewer, 'Start')
  await choose('role')
  await choose('help')
  await press(reviewer, 'Continue')
  await reviewer.getByRole('link', { name: 'Say something about this page' }).waitFor()
  await follow(reviewer, 'Say something about this page')
  await look(t, reviewer, 'a page to say something about', { staff: false })
  await press(reviewer, 'Send')
  await look(t, reviewer, 'nothing was said', { staff: false, error: true })
  await choose('ready_unclear')
  await reviewer.getByLabel('Say more').fill('What does “stay” mean?')
  await press(reviewer, 'Send')
  await reviewer.getByText('Thank you. The team will read it.').waitFor()
  await follow(reviewer, 'Back to the form')
  assert.equal(new URL(reviewer.url()).pathname.split('/')[1], 's')
  for (const [language, name] of Object.entries({ 'en-simple': 'in Easy Read', ur: 'in Urdu', pl: 'in Polish' })) {
    await reviewer.goto(`${link}?page=noise&lang=${language}&band=8-11`)
    await choose('ready_upset')
    await Promise.all([reviewer.waitForEvent('domcontentloaded'), reviewer.locator('button[value=say]').click()])
    await look(t, reviewer, `something said ${name}`, { staff: false, language })
    await reviewer.goto(`${link}?lang=${language}`)
    await look(t, reviewer, `the reviewers page ${name}`, { staff: false, language })
  }
})

test('The author answers in sight, and the reviewer says yes', async t => {
  await author.goto(`${service.base}/author/ward-design/review`)
  await look(t, author, 'what was said')
  await press(author, 'It was changed')
  await look(t, author, 'nothing was changed', { error: true })
  for (let open = await author.getByRole('button', { name: 'It stays' }).count(); open; open--) {
    await author.locator('textarea[name=answer]').first().fill('Children asked for this word')
    await press(author, 'It stays')
  }
  await reviewer.goto(link)
  await reviewer.getByText('Children asked for this word').first().waitFor()
  await reviewer.getByLabel('Your name').fill('Mia')
  await press(reviewer, /Save.*Your name/)
  await reviewer.getByLabel('Your time').fill('25')
  await press(reviewer, /Save.*Your time/)
  await press(reviewer, 'Yes, it can go out')
  await look(t, reviewer, 'a yes', { staff: false })
  await author.goto(`${service.base}/review`)
  await look(t, author, 'what somebody is asked to review')
  await press(author, 'Review it')
  await look(t, author, 'an authors own page')
})
