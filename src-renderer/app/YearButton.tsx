import { Button, Popover } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import type { YearSummary } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import type { ScreenId } from '../ui/screen.ts';
import { goTo } from './route.ts';

const text = es.frame;

type Props = { readonly years: readonly YearSummary[]; readonly year: YearSummary; readonly screen: ScreenId };

/** The open year, and the way to another one on the same screen. */
export function YearButton({ years, year, screen }: Props) {
  const [opened, setOpened] = useState(false);
  const go = (yearId: number, to: ScreenId): void => {
    setOpened(false);
    goTo({ yearId, screen: to });
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus transitionProps={{ duration: 0 }}>
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-md"
          px={6}
          className="top-year"
          rightSection={<IconChevronDown size={16} aria-hidden />}
          title={text.chooseYear}
          onClick={() => setOpened(!opened)}
        >
          {yearLabel(year)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={text.chooseYear} p={6}>
        <ul className="year-list">
          {years.map((other) => (
            <li key={other.id}>
              <button
                type="button"
                aria-current={other.id === year.id ? 'true' : undefined}
                onClick={() => go(other.id, screen)}
              >
                {yearLabel(other)}
              </button>
            </li>
          ))}
          <li>
            <button type="button" onClick={() => go(year.id, 'home')}>
              {text.allYears}
            </button>
          </li>
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}

const yearLabel = ({ year, isExample, state }: YearSummary): string =>
  [
    text.year(year),
    ...(isExample ? [`(${text.example})`] : []),
    ...(state === 'closed' ? [`(${text.closedYear})`] : []),
  ].join(' ');
