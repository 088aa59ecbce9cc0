// The pages for staff: signing in, results, comments, people and teams, one's own account.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { launch, openPage } from './lib/browser.mjs'
import { inspect } from './lib/inspect.mjs'
import { startEmpty, startService } from './lib/service.mjs'
import { codeOf } from './lib/totp.mjs'

let service, browser, page
before(async () => {
  [service, browser] = await Promise.all([startService(), launch()])
  page = await openPage(browser, service.base)
})
after(async () => { await browser?.close(); await service?.stop() })

/** Inspects the page that is shown as a test of its own, and goes on where it fails. */
const look = (t, name, error = false) => t.test(name, async () => {
  assert.deepEqual(await inspect(page, { name: `Staff ${name}`.replace(/\W+/g, '-'), language: 'en', staff: true, error }), [])
})

const visit = async (address, status = 200) => {
  await page.goto(service.base + address)
  assert.equal(page.told.status(), status)
}

const press = async name => {
  await Promise.all([page.waitForEvent('domcontentloaded'), page.getByRole('button', { name }).first().click()])
}

test('Signing in', async t => {
  await visit('/results/ward-design')
  assert.equal(new URL(page.url()).pathname, '/account')
  await look(t, 'sign in')
  await press('Send me a link')
  assert.equal(page.told.status(), 422)
  await look(t, 'sign in with errors', true)
  await page.getByLabel('Your work email address').fill('someone@example.nhs.uk')
  await press('Send me a link')
  await look(t, 'check your mail')
  await page.getByLabel('Code from the mail').fill('0000 0000')
  await press('Sign in')
  assert.equal(page.told.status(), 422)
  await look(t, 'check your mail with errors', true)
  await visit('/account/link/there-is-no-such-link')
  await press('Sign in')
  await look(t, 'a link that is used up')
  await visit(service.signIn['ward-design'])
  await look(t, 'a link')
  await press('Sign in')
  assert.equal(page.told.status(), 200)
  await look(t, 'the surveys of a team')
})

test('Results', async t => {
  await visit('/results/ward-design')
  await look(t, 'results')
  await visit('/results/friends-and-family', 403)
  await look(t, 'results of another team')
})

test('Answers row by row', async t => {
  await visit('/results/ward-design/rows')
  await look(t, 'answers row by row')
  await press('Download')
  assert.equal(page.told.status(), 422)
  await look(t, 'answers row by row with an error', true)
  await page.getByLabel('I need single lines').check()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download' }).click()])
  assert.equal(file.suggestedFilename(), 'ward-design-rows.csv')
  // For Chromium, what becomes a file is a page that was not loaded.
  page.faults.splice(0, page.faults.length, ...page.faults.filter(fault => !/\/rows net::ERR_ABORTED$/.test(fault)))
})

test('Comments', async t => {
  await visit('/results/ward-design/comments')
  await look(t, 'comments')
  const first = page.getByLabel('The words that are shown').first()
  await first.fill('Somebody was very kind.')
  // With the script nothing is loaded anew.
  await page.getByRole('button', { name: 'Publish' }).first().click()
  await page.getByText('It stands in the report once').waitFor()
  await look(t, 'comments after one was published')
  await press('Somebody may not be safe')
  await look(t, 'comments after one was marked')
  for (const state of ['published', 'held']) {
    await visit(`/results/ward-design/comments?state=${state}`)
    await look(t, `comments ${state}`)
  }
})

test('What comments are about, and how good answers are', async t => {
  await visit('/results/ward-design/themes')
  await look(t, 'themes')
  await press('Add it')
  assert.equal(page.told.status(), 422)
  await look(t, 'themes with errors', true)
  await visit('/results/ward-design/quality')
  await look(t, 'quality')
  await visit('/results/ward-design/thanks')
  await look(t, 'thanks')
})

test('People and teams', async t => {
  await visit('/account/people')
  await look(t, 'people of a team')
  await visit(service.signIn.organisation)
  await press('Sign in')
  await visit('/account/people')
  await look(t, 'people')
  await press('Invite')
  assert.equal(page.told.status(), 422)
  await look(t, 'people with errors', true)
  await page.getByLabel('What the person is called').fill('Kim Lee')
  await page.getByLabel('Work email address').fill('kim.lee@example.nhs.uk')
  await page.getByLabel('Role').selectOption('Lead')
  await page.getByLabel('Where').selectOption('Ward design team')
  await press('Invite')
  await page.getByRole('link', { name: 'Kim Lee' }).click()
  await look(t, 'a person')
  await press('Close this account')
  await look(t, 'a person who is out')
  await visit('/account/people')
  await page.getByRole('link', { name: 'The admin' }).click()
  await press('Take away')
  assert.equal(page.told.status(), 422)
  await look(t, 'the last admin', true)
  await visit('/account/teams')
  await look(t, 'teams')
  await press('Add this team')
  await look(t, 'teams with errors', true)
  await visit('/account/organisation')
  await look(t, 'organisation')
  await visit('/account/audit?check=1')
  await look(t, 'audit trail')
})

test('One’s own account', async t => {
  await visit('/account/me')
  await look(t, 'own account')
  await page.getByLabel('New password').fill('password')
  await press('Save this password')
  assert.equal(page.told.status(), 422)
  await look(t, 'own account with errors', true)
  await page.getByLabel('New password').fill('kettle orbit tulip fence')
  await press('Save this password')
  await look(t, 'own account with a password')
  await visit('/account/tokens')
  await look(t, 'tokens')
  await press('Make this token')
  assert.equal(page.told.status(), 422)
  await look(t, 'tokens with errors', true)
  await page.getByLabel('What it is for').fill('The dashboard')
  await page.getByLabel('Help design the new wards').check()
  await press('Make this token')
  assert.equal(page.told.status(), 200)
  await look(t, 'a token')
  await visit('/account/tokens')
  await look(t, 'tokens with one')
  await press('Revoke')
  await visit('/account/me')
  await page.getByRole('link', { name: 'Set one up' }).click()
  await look(t, 'second factor')
  await page.getByLabel('Code from the app').fill('000000')
  await press('Set it up')
  assert.equal(page.told.status(), 422)
  await look(t, 'second factor with errors', true)
  const secret = await page.locator('code').innerText()
  await page.getByLabel('Code from the app').fill(codeOf(secret))
  await press('Set it up')
  await look(t, 'codes to write down')
  await visit('/account/me/factor')
  await look(t, 'second factor that is there')
  await press('Sign out')
  await page.getByLabel('Email address', { exact: true }).fill('admin@example.nhs.uk')
  await page.getByLabel('Password').fill('not this one')
  await press('Sign in')
  assert.equal(page.told.status(), 422)
  await look(t, 'sign in with a wrong password', true)
  await page.getByLabel('Password').fill('kettle orbit tulip fence')
  await press('Sign in')
  await look(t, 'second step')
  await page.getByLabel('Code from your app').fill('000000')
  await press('Go on')
  assert.equal(page.told.status(), 422)
  await look(t, 'second step with errors', true)
  await page.getByLabel('Code from your app').fill(codeOf(secret, 1)) // the one before it was spent by setting it up
  await press('Go on')
  assert.equal(new URL(page.url()).pathname, '/results')
})

test('Setting up', async t => {
  await visit('/account/setup/there-is-an-admin', 410)
  await look(t, 'a set-up link that is used up')
  const empty = await startEmpty()
  try {
    const first = await openPage(browser, empty.base)
    const lookAt = (name, error) => t.test(name, async () => {
      assert.deepEqual(await inspect(first, { name: `Staff ${name}`.replace(/\W+/g, '-'), language: 'en', staff: true, error }), [])
    })
    const send = () => Promise.all([first.waitForEvent('domcontentloaded'), first.getByRole('button', { name: 'Set up' }).click()])
    await first.goto(empty.base + empty.setUp)
    await lookAt('setting up', false)
    await send()
    assert.equal(first.told.status(), 422)
    await lookAt('setting up with errors', true)
    await first.getByLabel('What your organisation is called').fill('Example Trust')
    await first.getByLabel('Your name').fill('Sam Reed')
    await first.getByLabel('Your work email address').fill('sam.reed@example.nhs.uk')
    await send()
    assert.equal(new URL(first.url()).pathname, '/results')
    await first.goto(`${empty.base}/account/teams`)
    await lookAt('no team yet', false)
  } finally {
    await empty.stop()
  }
})
