import { describe, expect, it } from 'vitest';
import { readInviteLink } from '../../../core/sync/invite-link.ts';

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
