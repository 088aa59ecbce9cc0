// Somebody who writes a survey with the forms for authors, after a definition that lies beside them on the desk.

/** Languages that the author types; the others are translated later. */
const OWN = ['en', 'en-simple']

const escaped = text => text.replaceAll('~', '~0').replaceAll('/', '~1')

/** An author at a page of the browser; counts what it takes. */
export class Author {
  clicks = 0
  typed = 0

  constructor (page, base, survey) { Object.assign(this, { page, base, survey }) }

  /** Presses or follows something that leads to another page. */
  async go (locator) {
    this.clicks++
    this.hidden = null
    await Promise.all([this.page.waitForEvent('domcontentloaded'), locator.click()])
    const status = this.page.told.status()
    if (status >= 400) throw new Error(`${status} at ${this.page.url()}: ${await this.page.locator('main').innerText()}`)
  }

  link (name) { return this.go(this.page.getByRole('link', { name, exact: true }).first()) }
  press (name) { return this.go(this.page.getByRole('button', { name, exact: true }).first()) }

  field (name) { return this.page.locator(`[name="${name}"]:not([type=hidden])`) }

  /** Opens everything that hides a control, from outside in. What a page hides at first is asked once. */
  async reach (control, name) {
    this.hidden ??= new Set(await this.page.locator('details:not([open]) [name]').evaluateAll(fields => fields.map(field => `${field.name} ${field.name === 'do' ? field.value : ''}`)))
    if (name && !this.hidden.has(name)) return
    while (await control.evaluate(element => Boolean(element.parentElement.closest('details:not([open])')))) {
      this.clicks++
      await control.locator('xpath=ancestor::details[not(@open)]').first().locator('> summary').click()
    }
    this.hidden.delete(name)
  }

  /** A button by what it does to the form, wherever it is hidden. */
  async act (what) {
    const button = this.page.locator(`button[name=do][value="${what}"]`).first()
    await this.reach(button, `do ${what}`)
    await this.go(button)
  }

  async type (name, words) {
    const control = this.field(name)
    await this.reach(control, `${name} `)
    this.typed++
    await control.fill(String(words))
  }

  async choose (name, value) {
    const control = this.field(name)
    await this.reach(control, `${name} `)
    this.clicks += 2
    await control.selectOption(value)
  }

  async tick (name, value = 'true') {
    const box = this.page.locator(`[type=checkbox][name="${name}"][value="${value}"]`)
    await this.reach(box, `${name} `)
    this.clicks++
    await box.check()
  }

  /** Words in the author's own languages. */
  async words (name, text) {
    if (typeof text === 'string') return this.type(`${name}/en`, text)
    for (const language of OWN) if (text[language] !== undefined) await this.type(`${name}/${language}`, text[language])
  }

  /** A survey out of nothing. */
  async begin (model) {
    await this.link('New survey')
    await this.page.getByLabel('Title', { exact: true }).fill(model.title.en)
    await this.page.getByLabel('Nothing: an empty survey').check()
    await this.type('id', model.id)
    await this.press('Begin')
  }

  /** Languages are ticked, and put in order. */
  async readers (model) {
    await this.link('Settings')
    for (const language of model.languages.filter(tag => !OWN.includes(tag))) await this.tick('/languages', language)
    for (const role of model.roles) await this.tick('/roles', role)
    await this.press('Save')
    await this.tick('/languages', 'en-simple')
    await this.press('Save')
    for (let at = model.languages.length - 1; at > model.languages.indexOf('en-simple'); at--) await this.act(`up:/languages/${at}`)
  }

  async settings (model) {
    for (let index = 0; index < model.reports.length; index++) await this.act('add:/reports')
    for (const [index, { to, every, on, at }] of model.reports.entries()) {
      await this.type(`/reports/${index}/to`, to.join('\n'))
      await this.choose(`/reports/${index}/every`, every)
      await this.type(`/reports/${index}/on`, on)
      await this.type(`/reports/${index}/at`, at)
    }
    await this.words('/title', model.title)
    await this.words('/introduction', model.introduction)
    await this.words('/owner/team', model.owner.team)
    for (const key of ['email', 'deputy', 'safeguarding']) await this.type(`/owner/${key}`, model.owner[key])
    await this.words('/privacy/controller', model.privacy.controller)
    await this.choose('/privacy/lawfulBasis', model.privacy.lawfulBasis)
    await this.words('/privacy/principles', model.privacy.principles)
    await this.type('/retentionDays', model.retentionDays)
    for (const [role, share] of Object.entries(model.expected.role)) await this.type(`/expected/role/${role}`, 100 * share)
    await this.picture('/image', model.image)
  }

  /** Lists of answers that questions share. */
  async lists (lists) {
    for (const [name, answers] of Object.entries(lists)) {
      await this.link('Settings')
      await this.link('Lists of answers that questions share')
      await this.type('name', name)
      await this.press('Add a list')
      await this.several('', answers)
      await this.answers('', answers)
      await this.press('Save')
    }
  }

  /** Rules, once the questions are there that they ask. */
  async rules (rules) {
    for (const [name, rule] of Object.entries(rules)) {
      await this.link('Settings')
      await this.link('Rules for what is shown')
      await this.page.getByLabel('Name of a new rule').fill(name)
      await this.press('Add a rule')
      await this.condition(rule)
    }
  }

  /** Pages with their questions: the first question makes its page. Rules are written when the first page needs one. */
  async pages ({ pages, conditions }) {
    let rules = conditions
    for (const [index, page] of pages.entries()) {
      if (typeof page.visibleIf === 'string') {
        await this.rules(rules)
        rules = {}
      }
      await this.link('Pages')
      for (const [number, item] of page.items.entries()) {
        await this.type('words', item.label.en)
        await this.choose('kind', item.type)
        await this.act('ask')
        await this.question(`/pages/${index}/items/${number}`, item)
        await this.link(`Page ${index + 1}`)
      }
      if (page.title) await this.words('/title', page.title)
      if (page.reason) await this.type('/reason', page.reason)
      await this.type('name', page.id)
      await this.act('rename')
      if (page.image) await this.picture('/image', page.image)
      if (page.visibleIf) {
        await this.link('When is this page shown?')
        await this.condition(page.visibleIf)
      }
    }
  }

  /** Everything about a question. */
  async question (at, item) {
    for (const list of ['rows', 'options']) if (item[list]) await this.several(`/${list}`, item[list])
    for (const by of ['byRole', 'byBand']) for (const who of Object.keys(item[by] ?? {})) await this.act(`variant:/${by}/${escaped(who)}`)
    await this.words('/label', item.label)
    if (item.hint) await this.words('/hint', item.hint)
    for (const list of ['rows', 'options']) if (item[list]) await this.answers(`/${list}`, item[list])
    await this.variants('', item)
    for (const [point, words] of Object.entries(item.labels ?? {})) await this.words(`/labels/${point}`, words)
    for (const key of ['display', 'optionList', 'sensitivity', 'report']) if (item[key]) await this.choose(`/${key}`, item[key])
    for (const key of ['min', 'max', 'maxLength', 'points', 'maxChoices', 'purpose']) if (item[key] !== undefined) await this.type(`/${key}`, item[key])
    for (const key of ['notSure', 'other']) if (item[key]) await this.tick(`/${key}`)
    await this.type('name', item.id)
    await this.act('rename')
    // What the answers count as can be said once the answers are there.
    for (const key of ['positive', 'negative']) for (const value of item[key] ?? []) await this.tick(`/${key}`, value)
    if (item.image) await this.picture('/image', item.image)
    else if (item.positive) await this.press('Save')
    if (item.visibleIf) {
      await this.link('When is it asked?')
      await this.condition(item.visibleIf)
    }
    for (const [index, option] of (item.options ?? []).entries()) {
      if (!option.visibleIf) continue
      const when = this.page.locator(`a[href$="${at}/options/${index}/visibleIf"]`)
      await this.reach(when)
      await this.go(when)
      await this.condition(option.visibleIf)
    }
  }

  /** As many answers or rows, one a line. */
  async several (list, answers) {
    await this.type(`${list}#several`, answers.map(answer => answer.label.en).join('\n'))
    await this.go(this.page.locator(`button[value="add:${list}"]`, { hasText: 'Add these' }))
  }

  /** Answers or rows: their words, their names, and which of them are chosen alone. */
  async answers (list, answers) {
    for (const [index, answer] of answers.entries()) {
      const here = `${list}/${index}`
      for (const who of Object.keys(answer.byRole ?? {})) await this.act(`variant:${here}/byRole/${who}`)
    }
    for (const [index, answer] of answers.entries()) {
      const here = `${list}/${index}`
      await this.words(`${here}/label`, answer.label)
      if (answer.hint) await this.words(`${here}/hint`, answer.hint)
      await this.type(`${here}/${answer.id ? 'id' : 'value'}`, answer.id ?? answer.value)
      // Whoever knows the file of a picture can type it.
      if (answer.image) for (const key of ['src', 'alt']) await this.words(`${here}/image/${key}`, answer.image[key])
      if (answer.exclusive) await this.tick(`${here}/exclusive`)
      await this.variants(here, answer)
    }
  }

  async variants (here, whose) {
    for (const by of ['byRole', 'byBand']) {
      for (const [who, words] of Object.entries(whose[by] ?? {})) {
        for (const [key, text] of Object.entries(words)) await this.words(`${here}/${by}/${escaped(who)}/${key}`, text)
      }
    }
  }

  /** A picture of our own set, for Easy Read; what it shows comes with it. */
  async picture (name, { src }) {
    await this.act(`picture:${name}`)
    await this.go(this.page.locator(`button[name=picture][value="${src['en-simple']}"]`))
  }

  /** A condition by its menus. */
  async condition (condition) {
    const clauses = condition.all ?? condition.any ?? [condition]
    for (const clause of clauses) {
      await this.choose('subject', subject(clause.not ?? clause))
      await this.act('add')
    }
    const compared = clauses.map(clause => clause.not ?? clause).map(operator)
    for (const [index, name] of compared.entries()) if (name) await this.choose(`${index}.operator`, name)
    if (compared.some(Boolean)) await this.press('Save and read it back')
    if (clauses.length > 1) await this.page.getByLabel(condition.all ? 'all of these hold' : 'at least one of these holds').check()
    for (const [index, clause] of clauses.entries()) {
      if (clause.not) await this.choose(`${index}.not`, 'true')
      const values = value(clause.not ?? clause)
      for (const one of values) await this.tick(`${index}.value`, one)
    }
    await this.press('Save and go back')
  }
}

const subject = clause => typeof clause === 'string' ? `rule:${clause}` : clause.item ? `item:${clause.item}` : Object.keys(clause)[0]
const operator = clause => clause.item && Object.keys(clause).find(key => key !== 'item')
const value = clause => typeof clause === 'string' ? [] : [clause[operator(clause) ?? subject(clause)]].flat()

/** What a definition says at a place that is named by the names of what it belongs to, as the bench names places. */
export function at (model, place) {
  return place.split('/').slice(1).reduce((node, step) => Array.isArray(node) ? node.find(one => [one.id, one.value].includes(step)) : node[step], model)
}

/** Writes a language on its bench, wherever that is opened; how many texts. */
export async function translate (page, model, language) {
  const lines = page.locator('.bench .element')
  const places = await lines.locator('[name^="key."]').evaluateAll(fields => fields.map(field => [field.name.slice(4), field.value]))
  for (const [index, place] of places) await page.locator(`#w${index}`).fill(at(model, place)[language])
  await Promise.all([page.waitForEvent('domcontentloaded'), page.getByRole('button', { name: 'Save', exact: true }).first().click()])
  return places.length
}
