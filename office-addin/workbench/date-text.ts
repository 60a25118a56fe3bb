const SERIAL_OF_1970 = 25569;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** A serial day of the 1900 system in a date format: `45000` in `yyyy-mm-dd` is `2023-03-15`. */
export function datePieces(serial: number, section: string): string {
  const date = new Date(Math.round((serial - SERIAL_OF_1970) * 86_400) * 1000);
  if (Number.isNaN(date.getTime())) return '####';
  const pieces = section.match(/"[^"]*"|\\.|_.|\[[^\]]*\]|AM\/PM|A\/P|y+|m+|d+|h+|s+|[\s\S]/gi) ?? [];
  const twelve = pieces.some((piece) => /^(am\/pm|a\/p)$/i.test(piece));
  let lastUnit = '';
  return pieces
    .map((piece, index) => {
      if (piece.startsWith('"')) return piece.slice(1, -1);
      if (piece.startsWith('\\')) return piece.slice(1);
      if (piece.startsWith('_')) return ' ';
      if (/^\[h+\]$/i.test(piece)) {
        lastUnit = 'h';
        return String(Math.floor(serial * 24));
      }
      if (piece.startsWith('[')) return '';
      const unit = piece.slice(0, 1).toLowerCase();
      const nextUnit = pieces.slice(index + 1).find((later) => /^[ymdhs]/i.test(later))?.slice(0, 1).toLowerCase();
      const minutes = unit === 'm' && piece.length <= 2 && (lastUnit === 'h' || nextUnit === 's');
      if (/[ymdhs]/.test(unit)) lastUnit = unit;
      if (/^(am\/pm|a\/p)$/i.test(piece)) return date.getUTCHours() < 12 ? 'AM' : 'PM';
      if (minutes) return padded(date.getUTCMinutes(), piece.length);
      return datePart(date, unit, piece, twelve);
    })
    .join('');
}

function datePart(date: Date, unit: string, piece: string, twelve: boolean): string {
  switch (unit) {
    case 'y':
      return piece.length > 2 ? String(date.getUTCFullYear()) : padded(date.getUTCFullYear() % 100, 2);
    case 'm':
      return piece.length > 2 ? (MONTHS[date.getUTCMonth()] ?? '') : padded(date.getUTCMonth() + 1, piece.length);
    case 'd':
      return piece.length > 2 ? (DAYS[date.getUTCDay()] ?? '') : padded(date.getUTCDate(), piece.length);
    case 'h':
      return padded(twelve ? date.getUTCHours() % 12 || 12 : date.getUTCHours(), piece.length);
    case 's':
      return padded(date.getUTCSeconds(), piece.length);
    default:
      return piece;
  }
}

function padded(number: number, length: number): string {
  return String(number).padStart(length, '0');
}
