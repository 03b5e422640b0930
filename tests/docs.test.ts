import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesUnder, readText, repository, withoutComments } from './sources.ts';

const pages = [
  'README.md',
  'ARCHITECTURE.md',
  ...filesUnder('docs', /\.md$/),
  ...filesUnder('assets', /\.md$/),
].filter((path) => existsSync(join(repository, path)));

interface Link {
  readonly from: string;
  readonly target: string;
}

/** Text of a page without its code, in which brackets mean nothing. */
function prose(path: string): string {
  return readText(path)
    .replace(/^(```|~~~)[^]*?^\1/gm, '')
    .replace(/`[^`\n]*`/g, '');
}

function linksOf(path: string): readonly Link[] {
  const text = prose(path);
  const inline = text.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g);
  const listed = text.matchAll(/^\[[^\]]+\]:\s*(\S+)/gm);
  const inHtml = text.matchAll(/<(?:img|a)\b[^>]*?\b(?:src|href)="([^"]+)"/g);
  return [...inline, ...listed, ...inHtml].map((match) => ({ from: path, target: match[1] ?? '' }));
}

function isOutside(link: Link): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(link.target);
}

/** Anchors that GitHub gives to the headings of a page: lower case, no punctuation, spaces as hyphens. */
function anchorsOf(path: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  const headings = readText(path)
    .replace(/^(```|~~~)[^]*?^\1/gm, '')
    .matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm);
  for (const [, heading = ''] of headings) {
    const name = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replace(/ /g, '-');
    let anchor = name;
    for (let i = 1; anchors.has(anchor); i++) anchor = `${name}-${i}`;
    anchors.add(anchor);
  }
  return anchors;
}

/** Why a link leads nowhere, or null. */
function faultOf({ from, target }: Link): string | null {
  const [file = '', anchor] = target.split('#');
  const path = file === '' ? from : posix.join(posix.dirname(from), decodeURIComponent(file));
  if (!existsSync(join(repository, path))) return `${from}: ${target} is not there`;
  if (anchor === undefined || !path.endsWith('.md')) return null;
  return anchorsOf(path).has(anchor) ? null : `${from}: ${path} has no heading #${anchor}`;
}

describe('documentation', () => {
  test('HO-6 every internal link and anchor resolves', () => {
    const links = pages.flatMap(linksOf).filter((link) => !isOutside(link));
    expect(links.map(faultOf).filter((fault) => fault !== null)).toEqual([]);
    expect(pages).toContain('README.md');
    expect(pages).toContain('ARCHITECTURE.md');
    expect(pages.length).toBeGreaterThan(10);
    expect(links.length).toBeGreaterThan(10);
  });

  test('HO-6 the check sees a missing page and a missing heading', () => {
    expect(faultOf({ from: 'ARCHITECTURE.md', target: 'docs/nowhere.md' })).toContain('is not there');
    expect(faultOf({ from: 'docs/spec/house.md', target: '#nothing' })).toContain('has no heading');
    expect(faultOf({ from: 'docs/spec/base.md', target: 'house.md#rules-of-the-house' })).toBeNull();
  });
});

const ruleNumber = /\b[A-Z]{2,3}-\d+[a-z]?\b/;

/** Rules that a page of `docs/spec` declares: a number at the head of a table row, a list item or a heading. */
function declaredRules(path: string): readonly string[] {
  const heads = prose(path).matchAll(/^\s*(?:\||[-*]|#{1,6})\s*\**([A-Z]{2,3}-\d+[a-z]?)\b/gm);
  return Array.from(heads, (match) => match[1] ?? '');
}

/** Rules that a test file names at the head of a test or of a group. */
function testedRules(path: string): readonly string[] {
  const code = withoutComments(readText(path));
  const plain = code.matchAll(/\b(?:describe|describeWithData|test|it)\(\s*['"`]([A-Z]{2,3}-\d+[a-z]?)\b/g);
  const modified = code.matchAll(/\)\(\s*['"`]([A-Z]{2,3}-\d+[a-z]?)\b/g);
  return [...plain, ...modified].map((match) => match[1] ?? '');
}

describe('numbered rules', () => {
  const declared = filesUnder('docs/spec', /\.md$/).flatMap(declaredRules);
  const tested = new Set(filesUnder('tests', /\.test\.tsx?$/).flatMap(testedRules));

  test('HO-7 each rule is declared once and has a test', () => {
    expect(declared.filter((rule, i) => declared.indexOf(rule) !== i)).toEqual([]);
    expect(declared.filter((rule) => !tested.has(rule))).toEqual([]);
    expect(declared.length).toBeGreaterThan(15);
  });

  test('HO-7 each number at the head of a test is a declared rule', () => {
    expect([...tested].filter((rule) => !declared.includes(rule)).sort()).toEqual([]);
    expect([...tested].every((rule) => ruleNumber.test(rule))).toBe(true);
  });
});
