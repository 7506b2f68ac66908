import { expect, it } from 'vitest';
import { es } from '../../../src-main/shared/strings/es.ts';
import { topicsWith } from '../../../src-renderer/screens/help/topics-with.ts';
import { screenKeys } from '../../../src-renderer/ui/screen.ts';

const topics = es.help.topics({ pliego: '012', executingUnit: '005-1066', program: '0073' });
const ids = topics.map(({ id }) => id);

it('has one topic for every screen, so that F1 always finds one', () => {
  expect(Object.keys(screenKeys).filter((id) => id !== 'help' && !ids.includes(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});

it('refers to topics that are there', () => {
  const referred = topics.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'see' ? block.topics : [])),
  );
  expect(referred.filter((id) => !ids.includes(id))).toEqual([]);
});

it('marks a row of each picture that the picture has', () => {
  for (const block of topics.flatMap(({ blocks }) => blocks))
    if (block.kind === 'sheet') expect(block.rows[block.marked]?.length).toBeGreaterThan(0);
});

it('names the codes to choose in the portal from the open year', () => {
  const path = topics.flatMap(({ blocks }) => blocks).find(({ kind }) => kind === 'path');
  expect(path).toMatchObject({ levels: expect.arrayContaining(['Pliego 012', 'Ejecutora 005-1066']) });
});

it('finds topics by words of their text, without accents or case', () => {
  expect(topicsWith(topics, 'CODIGO generica ano_eje').map(({ id }) => id)).toEqual(['export-siaf']);
  expect(topicsWith(topics, 'zzz')).toEqual([]);
  expect(topicsWith(topics, '  ')).toHaveLength(topics.length);
});
