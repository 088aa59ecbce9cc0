// Takes the README's pictures anew: `node tests/browser/screenshots.mjs`, after `cargo build`.
import { mkdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { launch, openPage } from './lib/browser.mjs'
import { choose, goOn, open, sayWho } from './lib/journey.mjs'
import { ROOT, startService } from './lib/service.mjs'

const FOLDER = path.join(ROOT, 'tests/browser/screenshots')
const MOST_BYTES = 150_000

const service = await startService()
const browser = await launch()
try {
  mkdirSync(FOLDER, { recursive: true })
  await formOnAPhone(path.join(FOLDER, 'form-phone.png'))
  await results(path.join(FOLDER, 'results.png'))
} finally {
  await browser.close()
  await service.stop()
}

/** A question with faces, one of them chosen, in the words for a child. */
async function formOnAPhone (file) {
  const page = await openPage(browser, service.base, { deviceScaleFactor: 2, isMobile: true, hasTouch: true })
  await open(page, service.base, 'ward-design', 'en')
  await goOn(page)
  await sayWho(page, 'child')
  await goOn(page)
  await page.goto(`${service.base}/s/ward-design/signs-and-maps`)
  await choose(page, 'finding-the-way', '4')
  await page.evaluate(() => document.activeElement.blur())
  await save(page, file)
}

/** The results page's beginning, as the team sees it after signing in. */
async function results (file) {
  const page = await openPage(browser, service.base, { viewport: { width: 780, height: 1000 } })
  await page.goto(service.base + service.signIn['ward-design'])
  const button = page.locator('main form button[type=submit]')
  if (await button.count()) await Promise.all([page.waitForEvent('domcontentloaded'), button.first().click()])
  await page.goto(`${service.base}/results/ward-design`)
  if (page.told.status() !== 200) throw new Error(`/results/ward-design answers ${page.told.status()}`)
  await save(page, file)
}

async function save (page, file) {
  await page.screenshot({ path: file })
  const { size } = statSync(file)
  if (size > MOST_BYTES) throw new Error(`${file} has ${size} bytes, more than ${MOST_BYTES}`)
  console.log(`${path.relative(ROOT, file)}: ${size} bytes`)
  await page.context().close()
}
