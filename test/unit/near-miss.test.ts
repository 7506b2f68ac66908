import { describe, expect, it } from 'vitest';
import { isNearCode, isNearName } from '#shared/domain/near-miss.ts';

describe('two names', () => {
  it.each([
    ['Informe', 'INFORME'],
    ['Capacitación', 'Capacitacion'],
    ['Informe técnico', 'Informe  tecnico'],
    ['Informetécnico', 'Informe técnico'],
    ['Informe', 'Imforme'],
    ['Informe', 'Informes'],
    ['Informe', 'Infrome'],
    ['GESTION DEL PROGRAMA', 'GESTION DEL PORGRMAA'],
  ])('%s and %s are nearly one', (a, b) => {
    expect([isNearName(a, b), isNearName(b, a)]).toEqual([true, true]);
  });

  it.each([
    ['Informe', 'Informe'],
    ['Informe', 'Informante'],
    ['FASE I', 'FASE II'],
    ['PROYECTOS DE LA COSTA', 'PROYECTOS DE LA SELVA'],
    ['IMPORTACIONES', 'EXPORTACIONES'],
    ['Nivel0001', 'Nivel0002'],
    ['BIENES', 'BIENES Y SERVICIOS'],
    ['GESTION DEL PROGRAMA', 'GASTOS DEL PROGRAMA'],
  ])('%s and %s are not', (a, b) => {
    expect([isNearName(a, b), isNearName(b, a)]).toEqual([false, false]);
  });
});

describe('two codes', () => {
  it.each([
    ['5000276', '5000267'],
    ['5000276', '5000278'],
    ['5.24', '5-24'],
    ['05000276', '5000276'],
  ])('%s and %s are nearly one', (a, b) => {
    expect([isNearCode(a, b), isNearCode(b, a)]).toEqual([true, true]);
  });

  it.each([
    ['5000276', '5000276'],
    ['5000276', '5000387'],
    ['5-24', '5-25'],
    ['5-24', '6-24'],
    ['', '0'],
  ])('%s and %s are not', (a, b) => {
    expect(isNearCode(a, b)).toBe(false);
  });
});
