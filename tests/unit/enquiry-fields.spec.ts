import { type Field, readForm } from '@/lib/enquiries/fields'
import { readBody } from '@/lib/enquiries/read-body'
import { readReference } from '@/lib/enquiries/reference'
import { isFromThisSite, senderAddress } from '@/lib/enquiries/sender'
import { MAX_LENGTH } from '@/lib/enquiries/terms'
import { GOOD } from '../enquiry-site'
import { expect, test } from '../test'

const TOPICS = new Map([['skin', 'Skin & cells']])

test('an enquiry is read with its article’s title, composed characters and ASCII digits', () => {
  const written = { ...GOOD, name: '  Zoe\u0308 ', reach: '０２０ ７９４６ ０１２３', topic: 'skin' }
  expect(readForm(written, TOPICS)).toEqual({
    enquiry: { name: 'Zoë', reach: '020 7946 0123', topic: 'Skin & cells', message: GOOD.message },
  })
})

const bad: readonly [what: string, field: Field, value: string, said: RegExp][] = [
  ['no name', 'name', '', /Write your name/],
  ['a blank name', 'name', ' \t\u00A0 ', /Write your name/],
  ['an invisible name', 'name', '\u200B\u200D', /in letters/],
  ['a name that is too long', 'name', 'a'.repeat(MAX_LENGTH.name + 1), /too long/],
  ['a mail header in the name', 'name', 'Anna\r\nBcc: all@example.com', /one line/],
  ['a line separator in the name', 'name', 'Anna\u2028Bcc: x', /one line/],
  ['a right-to-left override in the name', 'name', 'Anna \u202Egnp.exe', /one line/],
  ['a right-to-left isolate in the name', 'name', 'Anna \u2067gnp.exe', /one line/],
  ['a left-to-right isolate in the name', 'name', 'Anna \u2066x', /one line/],
  ['the end of an isolate in the name', 'name', 'Anna\u2069 x', /one line/],
  ['a terminal escape in the name', 'name', 'Anna\u001B[2J', /one line/],
  ['no way to reach back', 'reach', '', /e-mail address or a telephone number/],
  ['neither an address nor a number', 'reach', 'at my sister’s', /a to z/],
  ['a word', 'reach', 'Anna', /telephone number/],
  ['too few digits', 'reach', '12345', /telephone number/],
  ['too many digits', 'reach', '1'.repeat(16), /telephone number/],
  ['an address without a domain', 'reach', 'anna@', /not an e-mail address/],
  ['two addresses', 'reach', 'anna@example.com, bob@example.com', /only one/],
  ['an address and a number', 'reach', 'anna@example.com or +44 20 7946 0123', /only one/],
  ['a number and an address', 'reach', '+48 600 100 200 / a@b.co', /only one/],
  ['an address without a top-level domain', 'reach', 'anna@example', /not an e-mail address/],
  ['an address with two dots', 'reach', 'anna..b@example.com', /not an e-mail address/],
  ['an address with a name', 'reach', 'Anna <anna@example.com>', /not an e-mail address/],
  ['a header in the address', 'reach', 'anna@example.com\nBcc: all@example.com', /one line/],
  ['a Cyrillic letter in the address', 'reach', '\u0430nna@example.com', /change: \u0430/],
  ['a Greek letter in the domain', 'reach', 'anna@ex\u03B1mple.com', /change: \u03B1/],
  ['Arabic digits', 'reach', '٠٢٠٧٩٤٦٠١٢٣', /change: /],
  ['an article that the form does not offer', 'topic', 'gone', /Choose one/],
  ['no message', 'message', '', /Write what/],
  ['a message of blanks and joiners', 'message', ' \n\u200B\u200D\n', /Write what/],
  ['a message that is too long', 'message', 'a'.repeat(MAX_LENGTH.message + 1), /too long/],
  ['a message that could not be read', 'message', 'caf\uFFFD', /could not be read/],
  ['no consent', 'consent', '', /tick the box/],
  ['a consent other than yes', 'consent', 'no', /tick the box/],
  ['a filled honeypot field', 'website', 'https://spam.example', /empty/],
]

for (const [what, field, value, said] of bad) {
  test(`rejected with a message at its field: ${what}`, () => {
    const read = readForm({ ...GOOD, [field]: value }, TOPICS)
    if (!('errors' in read)) throw new Error('It was accepted.')
    expect(Object.keys(read.errors)).toEqual([field])
    expect(read.errors[field]).toMatch(said)
  })
}

for (const name of [
  'Ó',
  'Nguyễn Thị Minh Khai',
  'محمد رضا',
  'می\u200Cخواهم',
  '山田 太郎',
  "O'Neill-Smith jr.",
]) {
  test(`a person may be called ${name}`, () => {
    expect(readForm({ ...GOOD, name }, TOPICS)).toHaveProperty('enquiry.name', name.normalize('NFC'))
  })
}

for (const reach of [
  'a.b+c@sub.example.co.uk',
  'anna&jan@example.com',
  'a/b@example.com',
  '+44 (0)20 7946-0123',
  '020 7946 0123',
  '0049.30/123456',
]) {
  test(`a way to reach back: ${reach}`, () => {
    expect(readForm({ ...GOOD, reach }, TOPICS)).toHaveProperty('enquiry.reach', reach)
  })
}

test('invisible direction marks around a copied number are removed', () => {
  for (const reach of [
    '\u202A+44 20 7946 0123\u202C',
    '\u2068+44 20 7946 0123\u2069',
    '\u200E+44 20 7946 0123',
  ])
    expect(readForm({ ...GOOD, reach }, TOPICS)).toHaveProperty('enquiry.reach', '+44 20 7946 0123')
})

test('combining marks that would take a minute to compose are rejected as too long first', () => {
  const marks = `a${'\u0301\u0323'.repeat(400_000)}`
  expect(readForm({ ...GOOD, name: marks, reach: marks, message: marks }, TOPICS)).toMatchObject({
    errors: {
      name: expect.stringMatching(/too long/),
      reach: expect.stringMatching(/too long/),
      message: expect.stringMatching(/too long/),
    },
  })
})

test('combining marks are composed, unless they are more than any language has', () => {
  const many = `e${'\u0301\u0345'.repeat(20)}`
  expect(readForm({ ...GOOD, message: many }, TOPICS)).toHaveProperty('enquiry.message', many)
  expect(readForm({ ...GOOD, message: 'e\u0301' }, TOPICS)).toHaveProperty('enquiry.message', 'é')
})

test('a message keeps its lines and loses control characters', () => {
  const message = 'One\n\tTwo\u0000\u001B[31m\u0007\n\nThree \u200Fשלום 👩‍⚕️'
  expect(readForm({ ...GOOD, message }, TOPICS)).toHaveProperty(
    'enquiry.message',
    'One\n\tTwo[31m\n\nThree \u200Fשלום 👩‍⚕️',
  )
})

test('a line break copied from a word processor or a PDF keeps its words apart', () => {
  const message = '10 mg\v5 times\fa week\u0085since May'
  expect(readForm({ ...GOOD, message }, TOPICS)).toHaveProperty(
    'enquiry.message',
    '10 mg\n5 times\na week\nsince May',
  )
})

test.describe('the body of a request', () => {
  const form = (body: BodyInit, type = 'application/x-www-form-urlencoded') =>
    readBody(
      new Request('http://localhost', { method: 'POST', body, headers: { 'content-type': type } }),
      1000,
    )

  test('a form is read, with the line endings of any browser', async () => {
    const { written, problem } = await form('name=Anna%20%C3%B3+x&message=a%0D%0Ab%0Dc%0Ad')
    expect(problem).toBeUndefined()
    expect(written).toMatchObject({ name: 'Anna ó x', message: 'a\nb\nc\nd', reach: '' })
  })
  test('another content type is rejected', async () => {
    expect(await form('{}', 'application/json')).toHaveProperty('problem', 'type')
    expect(await form('name=Anna', 'text/plain')).toHaveProperty('problem', 'type')
  })
  test('a body that is one byte too long is rejected', async () => {
    const most = await form(`name=${'a'.repeat(995)}`)
    expect(most.problem).toBeUndefined()
    expect(most.written.name).toHaveLength(995)
    expect(await form('a'.repeat(1001))).toHaveProperty('problem', 'size')
  })
  test('of a body that is too long, the fields before the limit are kept, and the one across it is not', async () => {
    const { written, problem } = await form(`name=Anna&reach=a%40b.example&message=${'a'.repeat(2000)}`)
    expect(problem).toBe('size')
    expect(written).toMatchObject({ name: 'Anna', reach: 'a@b.example', message: '' })
  })
  for (const [what, body] of [
    ['broken UTF-8 in an escape', 'name=Anna&message=caf%E9'],
    ['half a character', 'name=Anna&message=caf%C3'],
    ['a lone percent sign', 'name=Anna&message=100%'],
    ['a surrogate', 'name=Anna&message=%ED%A0%80'],
    ['raw bytes', Buffer.from([...Buffer.from('name=Anna&message='), 0xff, 0xfe])],
  ] as const) {
    test(`with ${what}, what can be read is kept`, async () => {
      const { written, problem } = await form(body)
      expect(problem).toBe('encoding')
      expect(written.name).toBe('Anna')
    })
  }
})

const SITE = 'https://www.site.example'
test.use({ environment: { SITE_URL: SITE } })

const sent: readonly [headers: Record<string, string>, isFromHere: boolean][] = [
  [{ 'sec-fetch-site': 'same-origin' }, true],
  [{ 'sec-fetch-site': 'none' }, true],
  [{ 'sec-fetch-site': 'cross-site', origin: 'https://clinic.example', host: 'clinic.example' }, false],
  [{ 'sec-fetch-site': 'same-site' }, false],
  [{ origin: 'https://clinic.example', host: 'clinic.example' }, true],
  [{ origin: 'https://clinic.example', host: '10.0.0.1:3000', 'x-forwarded-host': 'clinic.example' }, true],
  [{ origin: 'https://evil.example', host: 'clinic.example' }, false],
  [{ origin: 'null', host: 'clinic.example' }, false],
  // A proxy that does not pass on the host, in front of a site that knows its own address.
  [{ origin: SITE, host: '127.0.0.1:3000' }, true],
  [{ origin: 'https://evil.example', host: '127.0.0.1:3000' }, false],
  [{ host: 'clinic.example' }, true],
]
for (const [headers, isFromHere] of sent) {
  test(`counted as sent from ${isFromHere ? 'this site' : 'elsewhere'}: ${JSON.stringify(headers)}`, () => {
    expect(isFromThisSite(new Headers(headers))).toBe(isFromHere)
  })
}

const addresses: readonly [forwarded: string | undefined, address: string][] = [
  [undefined, ''],
  ['nonsense', ''],
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['198.51.100.7, 192.0.2.1', '192.0.2.1'],
  ['2001:DB8:0:1:a:b:c:d', '2001:db8:0:1'],
  ['2001:db8:0:1::9', '2001:db8:0:1'],
  ['2001:db8::9', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['192.0.2.1:40001', '192.0.2.1'],
  ['[2001:db8:0:1::9]:443', '2001:db8:0:1'],
  ['"[2001:db8:0:1::9]"', '2001:db8:0:1'],
  ['192.0.2.1,', '192.0.2.1'],
  ['::ffff:c000:201', '192.0.2.1'],
  ['unknown', ''],
]
for (const [forwarded, address] of addresses) {
  test(`X-Forwarded-For: ${forwarded} counts as ${address || 'no address'}`, () => {
    expect(senderAddress(new Headers(forwarded ? { 'x-forwarded-for': forwarded } : {}))).toBe(address)
  })
}

const references: readonly [typed: string, reference: string | undefined][] = [
  ['7KQ2M-9XWDA', '7KQ2M-9XWDA'],
  [' 7kq2m 9xwda ', '7KQ2M-9XWDA'],
  ['7KQ2M9XWDO', '7KQ2M-9XWD0'],
  ['lKQ2M-9XWDI', '1KQ2M-9XWD1'],
  ['7KQ2M-9XWD', undefined],
  ['7KQ2M-9XWDAA', undefined],
  ['7KQ2M-9XWD!', undefined],
  ["' OR 1=1 --", undefined],
  ['', undefined],
]
for (const [typed, reference] of references) {
  test(`“${typed}” is read as ${reference ?? 'no reference'}`, () => {
    expect(readReference(typed)).toBe(reference)
  })
}
