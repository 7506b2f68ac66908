import { budget } from './screens/budget.ts';
import { checks } from './screens/checks.ts';
import { home } from './screens/home.ts';
import { imports } from './screens/imports.ts';
import { indicators } from './screens/indicators.ts';
import { issue } from './screens/issue.ts';
import { preview } from './screens/preview.ts';
import { reference } from './screens/reference.ts';
import { spelling } from './screens/spelling.ts';
import { targets } from './screens/targets.ts';
import { versions } from './screens/versions.ts';

/** Texts of the screens, one block each. Words of the office: features.md D1. */
export const screens = {
  measures: {
    pia: 'PIA',
    modifications: 'Modificaciones',
    pim: 'PIM',
    certificado: 'Certificado',
    compromiso: 'Compromiso',
    devengado: 'Devengado',
    girado: 'Girado',
    balance: 'Saldo',
    progress: 'Avance %',
    share: 'Estructura %',
  },
  dimensions: {
    generica: 'Por genérica',
    activity: 'Por actividad',
    product: 'Por producto',
    'funding-source': 'Por fuente',
    rubro: 'Por rubro',
    month: 'Por mes',
    unit: 'Total de la unidad ejecutora',
  },
  total: 'TOTAL',
  checks,
  home,
  imports,
  budget,
  targets,
  indicators,
  preview,
  reference,
  issue,
  spelling,
  versions,
} as const;
