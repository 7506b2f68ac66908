import { dateText } from '#shared/format/es-pe.ts';

/** Times are stored in UTC and shown in the clock of this machine: "10:42", with the date unless it is today's. */
export function timeText(isoTime: string, now: Date): string {
  const at = new Date(isoTime);
  const time = `${two(at.getHours())}:${two(at.getMinutes())}`;
  return at.toDateString() === now.toDateString() ? time : `${localDate(at)} ${time}`;
}

const localDate = (at: Date): string => dateText(`${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`);
const two = (part: number): string => String(part).padStart(2, '0');
