import { describe, expect, it } from 'vitest';
import { readInvite, readInviteLink } from '../../../core/sync/invite-link.ts';

describe('an invite’s link', () => {
  it.each([
    ['https://hub.example/join#abc-123', 'https://hub.example', 'abc-123'],
    ['  http://localhost:3443/join#x  ', 'http://localhost:3443', 'x'],
    ['https://example.com/clipsheet/join#x', 'https://example.com/clipsheet', 'x'],
  ])('%s leads to its hub', (text, url, code) => {
    expect(readInviteLink(text)).toEqual({ url, code });
  });

  it.each([[''], ['abc-123'], ['https://hub.example/join'], ['https://hub.example/#x'], ['https://ann:secret@hub.example/join#x'], ['javascript:alert(1)//join#x'], ['file:///join#x']])(
    '%j is none',
    (text) => {
      expect(readInviteLink(text)).toBeNull();
    },
  );
});

describe('an invite as it is pasted', () => {
  const HUB = 'https://hub.example';

  it('is its link, whose hub it names itself', () => {
    expect(readInvite('https://other.example/join#ABCD-EFGH', HUB)).toEqual({ url: 'https://other.example', code: 'ABCD-EFGH' });
  });

  it.each([['ABCD-EFGH-JKLM'], [' abcd efgh jklm ']])('is the code alone %j, at the hub whose page this is', (text) => {
    expect(readInvite(text, HUB)).toEqual({ url: HUB, code: text.trim() });
  });

  it.each([[''], ['short'], ['https://hub.example/join'], ['hub.example/join#ABCD-EFGH'], ['-------- ']])('is not %j', (text) => {
    expect(readInvite(text, HUB)).toBeNull();
  });
});
