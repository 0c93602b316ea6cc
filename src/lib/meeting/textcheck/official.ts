import { setOf } from './words.ts';

/** Introduce numbers of papers, however long they are: of a case, a complaint, a permit. */
export const PAPERS =
  setOf(`case cases caso casos complaint complaints queja quejas ticket tickets boleto boleta multa multas
  summons citation citacion infraccion folio file expediente permit permiso request requests solicitud solicitudes incident incidente
  docket reference referencia tracking confirmation confirmacion resolution resolucion invoice factura contract contrato serial
  model modelo sr form forma formulario order orden ordenanza ordinance log item rastreo seguimiento claim reclamo demanda petition
  peticion report reports reporte reportes informe denuncia denuncias warrant bid parcel parcela guia`);

/** Introduce numbers of things that everybody sees: of a bus, a lamp post, an officer's badge. */
export const THINGS =
  setOf(`flight vuelo badge shield bill law ley project proyecto block blocks bloque cuadra lot lote pole poles poste postes post
  farol lamp lamps hydrant hidrante serie route ruta line lines linea lineas bus buses autobus guagua train trains tren trenes vagon
  precinct precinto room salon patrol patrulla stop stops parada paradas engine ladder squad sector zone zona zip postal district distrito pier exit salida
  gate puerta platform plataforma track floor piso grade grado ps ms hs section seccion article articulo chapter clave bin meter
  parquimetro version agenda page pagina interstate autopista radio highway hwy`);
