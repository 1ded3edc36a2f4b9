/** What the privacy page says that no map can: in the words of the page, to the person who reads it. */

/** What holds for all data alike. */
export const PRINCIPLES = [
  'The company that you deal with decides what your data is used for; this platform works for it.',
  'What identifies or describes you is encrypted under a key of your own. When you are erased that key is destroyed, so that what is left in backups cannot be read by anybody.',
  'Nothing is sold, rented or shared for advertising, and nobody is followed across other websites or apps. This platform has no advertising and no analytics of third parties.',
  'The service is not for people under 13. What is known to be of one is refused, and not kept.',
] as const;

/** Who can see personal data, and that nobody else can (CalOPPA §22575(b)(1), CCPA §1798.110(c)). `policies/rules` hold it. */
export const SHARING = [
  'The office of the company, to plan the work, and its compliance officers, to answer what you ask for. Whenever they look, it is written down.',
  'A provider who is to visit you sees your name and where the work is, as long as that visit is open.',
  'A customer sees the first name of the provider who comes, and where they are while they are on the way to that customer.',
  'Apps that the company let in see what it allowed them, as it happens: positions, times of arrival or visits, and never a name.',
  'Nobody else. A customer is never shown the telephone number of a provider, nor a provider that of a customer.',
] as const;

/** What a person can ask for, and how. */
export const RIGHTS = [
  {
    name: 'A copy',
    text: 'You can have a copy of all that is held on you, in a form that people and programs can read (GDPR articles 15 and 20; CCPA: right to know).',
  },
  {
    name: 'Correction',
    text: 'You can have corrected what is wrong (GDPR article 16; CCPA: right to correct).',
  },
  {
    name: 'Deletion',
    text: 'You can have it deleted. Before anything goes, a second person at the company looks at what would go, what would stay, and why. Afterwards you are given a signed certificate (GDPR article 17; CCPA: right to delete).',
  },
  {
    name: 'Restriction',
    text: 'You can have it kept but not used while something is being cleared up (GDPR article 18; CCPA: right to limit).',
  },
  {
    name: 'Saying no',
    text: 'You can withdraw what you agreed to, and object to what you did not, at any time and without giving a reason (GDPR articles 7(3) and 21; CCPA: right to opt out). You are never treated worse for it.',
  },
  {
    name: 'How to ask',
    text: 'Write to the address on this page, or use the link or app that the company gave you. We make sure that it is you by a one-time code to a contact that we already have; for saying no we ask for nothing. Somebody whom you authorise can ask for you.',
  },
  {
    name: 'How long it takes',
    text: 'In Europe one month; two more if it is complicated, and then you are told within the first. In California we confirm within 10 business days and answer within 45 days, or 90 if you are told why within the first 45. Saying no takes 15 business days at most, and usually no time at all.',
  },
  {
    name: 'If you are not content',
    text: 'You can complain to the data protection authority of your country, or to the California Privacy Protection Agency.',
  },
] as const;

/** How signals of browsers are answered (CalOPPA §22575(b)(5), CCPA regulations §7025). */
export const SIGNALS = [
  {
    header: 'Sec-GPC',
    name: 'Global Privacy Control',
    answer:
      'Honoured. A request with `Sec-GPC: 1` counts as your opt-out from sale, sharing and profiling. If we know who you are it is recorded at once, and you can see it among your choices; what you had agreed to and no visit needs is withdrawn with it.',
  },
  {
    header: 'DNT',
    name: 'Do Not Track',
    answer: 'Honoured in the same way: a request with `DNT: 1` counts as your opt-out, and is recorded likewise.',
  },
] as const;

/** Stands where the operator has configured no contact. */
export const CONTACT_UNKNOWN =
  'Ask the company that sends people to you, or that you work for: its contact stands on what it sends you.';
