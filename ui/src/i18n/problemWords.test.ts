// Every code has its own words in both languages, and no code is in them.
import { describe, expect, it } from 'vitest';

import type { Problem, ProblemKind } from '@/api';

import { i18n, localeOf } from '.';
import { problemWords } from './problemWords';

const name = 'Kat planı.pdf';
const host = 'cubicl.firma.com';
/** One of each; the type makes a new code fail here. */
const kinds: { [Code in ProblemKind['code']]: Extract<ProblemKind, { code: Code }> } = {
  offline: { code: 'offline' },
  wrongAddress: { code: 'wrongAddress', host },
  insecure: { code: 'insecure', host },
  badAddress: { code: 'badAddress' },
  notCubicl: { code: 'notCubicl', host },
  timedOut: { code: 'timedOut' },
  badToken: { code: 'badToken' },
  tokenRejected: { code: 'tokenRejected' },
  otherAccount: { code: 'otherAccount', expected: 'Elif Işık' },
  notPermitted: { code: 'notPermitted' },
  notFound: { code: 'notFound' },
  refused: { code: 'refused' },
  ignored: { code: 'ignored' },
  tooManyRequests: { code: 'tooManyRequests', seconds: 12 },
  storageFull: { code: 'storageFull', used: 9_900_000_000, capacity: 10_000_000_000 },
  serverTrouble: { code: 'serverTrouble' },
  unexpectedAnswer: { code: 'unexpectedAnswer' },
  inDoubt: { code: 'inDoubt' },
  fileMissing: { code: 'fileMissing', name },
  fileChanged: { code: 'fileChanged', name },
  fileUnreadable: { code: 'fileUnreadable', name },
  fileEmpty: { code: 'fileEmpty', name },
  fileTooLarge: { code: 'fileTooLarge', name },
  diskFull: { code: 'diskFull' },
  folderNotWritable: { code: 'folderNotWritable' },
  notStored: { code: 'notStored' },
  unsafeToOpen: { code: 'unsafeToOpen', name },
  noProgram: { code: 'noProgram', name },
  keychain: { code: 'keychain', state: 'silent' },
  notRemoved: { code: 'notRemoved', token: 'silent', files: true },
  signedOut: { code: 'signedOut' },
  changedMeanwhile: { code: 'changedMeanwhile' },
  tooLate: { code: 'tooLate' },
  cancelled: { code: 'cancelled' },
  badInput: { code: 'badInput' },
  internal: { code: 'internal', reference: '4711-3' },
};

const words = (kind: ProblemKind, language: string, detail: string | null = null) => {
  const problem: Problem = { kind, detail, canRetry: false };
  return problemWords(problem, i18n.getFixedT(language, 'problems'), localeOf(language));
};

describe.each(['tr', 'en'])('in %s', (language) => {
  it.each(Object.values(kinds))('$code is said in words', (kind) => {
    const { title, text } = words(kind, language);
    for (const part of [title, text]) {
      expect(part).not.toMatch(/\{\{|\}\}|undefined|\.title|\.text|\b[45]\d\d\b|HTTP/);
      expect(part.length).toBeGreaterThan(8);
    }
    expect(title).not.toMatch(/[.!]$/);
    expect(text).toMatch(/[.]$/);
  });

  it('no two codes have the same title', () => {
    const titles = Object.values(kinds).map((kind) => words(kind, language).title);
    expect(new Set(titles).size).toBe(titles.length);
  });
});

it('says how full the storage is, when Cubicl says', () => {
  expect(words(kinds.storageFull, 'en').text).toContain('9.9 GB of 10 GB');
  expect(words(kinds.storageFull, 'tr').text).toContain('9,9 GB');
  expect(words({ code: 'storageFull', used: null, capacity: null }, 'en').text).not.toContain('GB');
});

it('says what of an account is left, and why', () => {
  const left = (token: 'denied' | null, files: boolean) => words({ code: 'notRemoved', token, files }, 'en');
  expect(left('denied', false).title).toContain('access token is still in the keychain');
  expect(left('denied', false).text).toContain("The keychain didn't open.");
  expect(left(null, true).title).not.toContain('token');
  expect(left('denied', true).title).toContain('token and some files');
});

it('puts the reference of an internal mistake behind the details', () => {
  expect(words(kinds.internal, 'en', 'saving the settings').detail).toBe('Reference: 4711-3 · saving the settings');
});
