/**
 * The instructions of Wasm that traces are made of, by opcode (WebAssembly Core Specification, Index of Instructions). An instruction with
 * a prefix byte has it in front: 0xfc02 is 0xfc 0x02.
 *
 * They are enums, so that the bundle has the numbers where it uses them: most of the emitter's code runs only a few times in a program, and
 * what is looked up there is looked up slowly.
 */
export type WasmType = 'i32' | 'i64' | 'f64';

/** Instructions on i32, without immediates. */
export enum I32 {
  EQZ = 0x45,
  EQ = 0x46,
  NE = 0x47,
  LT_S = 0x48,
  LT_U = 0x49,
  GT_S = 0x4a,
  GT_U = 0x4b,
  LE_S = 0x4c,
  LE_U = 0x4d,
  GE_S = 0x4e,
  GE_U = 0x4f,
  CLZ = 0x67,
  CTZ = 0x68,
  POPCNT = 0x69,
  ADD = 0x6a,
  SUB = 0x6b,
  MUL = 0x6c,
  DIV_S = 0x6d,
  DIV_U = 0x6e,
  REM_S = 0x6f,
  REM_U = 0x70,
  AND = 0x71,
  OR = 0x72,
  XOR = 0x73,
  SHL = 0x74,
  SHR_S = 0x75,
  SHR_U = 0x76,
}
export enum I64 {
  EQZ = 0x50,
  EQ = 0x51,
  NE = 0x52,
  LT_S = 0x53,
  LT_U = 0x54,
  GT_S = 0x55,
  GT_U = 0x56,
  LE_S = 0x57,
  LE_U = 0x58,
  GE_S = 0x59,
  GE_U = 0x5a,
  CLZ = 0x79,
  CTZ = 0x7a,
  POPCNT = 0x7b,
  ADD = 0x7c,
  SUB = 0x7d,
  MUL = 0x7e,
  DIV_S = 0x7f,
  DIV_U = 0x80,
  REM_S = 0x81,
  REM_U = 0x82,
  AND = 0x83,
  OR = 0x84,
  XOR = 0x85,
  SHL = 0x86,
  SHR_S = 0x87,
  SHR_U = 0x88,
  EXTEND32_S = 0xc4,
}
export enum F64 {
  EQ = 0x61,
  NE = 0x62,
  LT = 0x63,
  GT = 0x64,
  LE = 0x65,
  GE = 0x66,
  ABS = 0x99,
  NEG = 0x9a,
  CEIL = 0x9b,
  FLOOR = 0x9c,
  TRUNC = 0x9d,
  NEAREST = 0x9e,
  SQRT = 0x9f,
  ADD = 0xa0,
  SUB = 0xa1,
  MUL = 0xa2,
  DIV = 0xa3,
  MIN = 0xa4,
  MAX = 0xa5,
  COPYSIGN = 0xa6,
}
/** From one type to another: `I32_OF_I64` makes an i32. */
export enum Convert {
  I32_OF_I64 = 0xa7,
  I32_OF_F64 = 0xfc02,
  I64_OF_I32 = 0xac,
  I64_OF_I32_U = 0xad,
  I64_OF_F64 = 0xfc06,
  I64_OF_BITS = 0xbd,
  F64_OF_I32 = 0xb7,
  F64_OF_I64 = 0xb9,
  F64_OF_BITS = 0xbf,
}
/** Loads and stores; each is aligned to its own size. */
export enum Memory {
  LOAD_I32 = 0x28,
  LOAD_I64 = 0x29,
  LOAD_F64 = 0x2b,
  LOAD_U8 = 0x2d,
  LOAD_U16 = 0x2f,
  STORE_I32 = 0x36,
  STORE_I64 = 0x37,
  STORE_F64 = 0x39,
  STORE_8 = 0x3a,
  STORE_16 = 0x3b,
}
/** What needs no operand of a type. */
export enum Control {
  UNREACHABLE = 0x00,
  BLOCK = 0x02,
  LOOP = 0x03,
  IF = 0x04,
  ELSE = 0x05,
  END = 0x0b,
  BR = 0x0c,
  BR_IF = 0x0d,
  RETURN = 0x0f,
  CALL = 0x10,
  CALL_INDIRECT = 0x11,
  RETURN_CALL_INDIRECT = 0x13,
  DROP = 0x1a,
  SELECT = 0x1b,
}
/** Types in the binary format. */
export enum TypeCode {
  NONE = 0x40,
  I32 = 0x7f,
  I64 = 0x7e,
  F64 = 0x7c,
}
export const TYPE_CODE: Readonly<Record<WasmType, TypeCode>> = {
  i32: TypeCode.I32,
  i64: TypeCode.I64,
  f64: TypeCode.F64,
};
