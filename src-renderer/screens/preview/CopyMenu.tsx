import { Button, Menu } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import type { Preview } from '#shared/contract/index.ts';
import type { ChapterModel } from '#shared/domain/chapter-model.ts';
import { tableHtml, tableText } from '#shared/format/table-html.ts';
import { es } from '#shared/strings/es.ts';
import { useSession } from '../../rpc/hooks.ts';
import { copyClip, copyPicture } from '../../ui/clipboard.ts';
import { useNotices } from '../../ui/feedback/notices.tsx';
import { pictureOf } from './chart-picture.ts';

const text = es.screens.preview;

/** One table with its formats, or the chart as a picture, for a document of one's own (OU10). */
export function CopyMenu({ yearId, preview }: { readonly yearId: number; readonly preview: Preview }) {
  const { call } = useSession();
  const { say } = useNotices();
  const [model, setModel] = useState<ChapterModel | null>(null);
  const tell = (done: boolean, label: string): void =>
    say(done ? { tone: 'done', text: text.copied(label) } : { tone: 'error', text: text.copyFailed });
  // Before the click: the browser lets a page copy only while a click is being answered.
  const load = (): void => {
    setModel(null);
    call('chapter.model', { yearId }).then(setModel, () => tell(false, ''));
  };
  const copyChart = (id: string, label: string): void => {
    const address = `block/${id}/body`;
    const page = preview.pages.find(({ spots }) => spots.some((spot) => spot.address === address));
    const spot = page?.spots.find((each) => each.address === address);
    const picture = page && spot ? pictureOf(page, spot) : Promise.reject(new Error('the chart is on no page'));
    picture.then(copyPicture).then(
      () => tell(true, label),
      () => tell(false, label),
    );
  };
  return (
    <Menu onOpen={load} transitionProps={{ duration: 0 }} position="bottom-start">
      <Menu.Target>
        <Button size="compact-md" variant="default" leftSection={<IconCopy size={16} aria-hidden />}>
          {text.copy}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(model?.blocks ?? []).map((block) => {
          if (block.kind === 'table') {
            const { table } = block;
            const copy = (): void => tell(copyClip({ text: tableText(table), html: tableHtml(table) }), table.label);
            return (
              <Menu.Item key={block.id} onClick={copy}>
                {table.label}
              </Menu.Item>
            );
          }
          if (block.kind !== 'chart') return null;
          return (
            <Menu.Item key={block.id} onClick={() => copyChart(block.id, block.chart.label)}>
              {block.chart.label}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
