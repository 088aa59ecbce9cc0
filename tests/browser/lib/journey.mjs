// A family's way through a survey.

/** The page of a survey that the browser shows: `who`, `noise`, `check`…; empty on the start page. */
export const pageId = page => new URL(page.url()).pathname.split('/')[3] ?? ''

/** Presses the button that goes on, or the link that starts. */
export async function goOn (page) {
  await Promise.all([page.waitForEvent('domcontentloaded'), page.locator('main .go').first().click()])
}

/** Opens a survey's start page. */
export async function open (page, base, survey, language) {
  await page.goto(`${base}/s/${survey}?lang=${language}`)
}

/** Chooses one radio or box by the words beside it, as people do. */
export async function choose (page, name, value) {
  const id = await page.locator(`input[name="${name}"][value="${value}"]`).getAttribute('id')
  await page.locator(`label[for="${id}"]`).click()
}

/** Says who answers, and how. */
export async function sayWho (page, role, help = 'together') {
  await choose(page, 'role', role)
  await choose(page, 'help', help)
}

/**
 * Answers what stands on the page. `answers` holds values by field; a field that it does not name gets the first
 * choice, or a word or number that fits. `null` leaves a field alone.
 */
export async function fill (page, answers = {}) {
  const fields = await page.evaluate(() => {
    const named = [...document.querySelectorAll('main form#form :is(input,select,textarea)')].filter(field => field.checkVisibility() && field.type !== 'hidden')
    const first = new Map(named.map(field => [field.name, field]).reverse())
    return [...first].reverse().map(([name, { type, value, inputMode }]) => ({ name, type, value, inputMode }))
  })
  for (const field of fields) {
    const answer = field.name in answers ? answers[field.name] : usual(field)
    if (answer === null) continue
    if (['radio', 'checkbox'].includes(field.type)) {
      for (const value of [answer].flat()) {
        if (!await page.locator(`input[name="${field.name}"][value="${value}"]`).isChecked()) await choose(page, field.name, value)
      }
    } else if (field.type === 'select-one') await page.locator(`select[name="${field.name}"]`).selectOption(answer)
    else await page.locator(`[name="${field.name}"]:not([type=radio],[type=checkbox])`).fill(answer)
  }
}

function usual ({ name, type, value, inputMode }) {
  if (['radio', 'checkbox'].includes(type)) return value
  if (type === 'select-one' || name.endsWith('.other')) return null
  if (name.endsWith('.year')) return '2025'
  return inputMode === 'numeric' || inputMode === 'decimal' ? '7' : 'ok'
}

/**
 * Walks from the page that is shown to check answers. `visit` sees every page before it is answered. Returns the ids of
 * the pages on the way.
 */
export async function walk (page, answers = {}, visit = async () => {}) {
  const way = []
  for (let steps = 0; steps < 40 && pageId(page) !== 'check'; steps++) {
    const id = pageId(page)
    if (way.at(-1) !== id) way.push(id)
    await visit(id)
    await fill(page, answers)
    await goOn(page)
    const errors = await page.locator('.error-summary').allInnerTexts()
    if (errors.length) throw new Error(`${id} is not taken: ${errors.join(' ')}`)
  }
  return way
}

/** The code that the page shows once the answers are sent. */
export const code = page => page.locator('.code').innerText()
