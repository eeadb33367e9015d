export * from '../reports/quantity.ts';
