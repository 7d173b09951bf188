import { expect, test } from 'vitest'
import { maskName, maskPhone, maskToSurname } from '../../api/secrets/mask.ts'

test.each([
  ['张', '*'],
  ['张明', '张*'],
  ['张小明', '张*明'],
  ['欧阳小明', '欧**明'],
  ['买买提·艾力', '买**力'],
  ['𠮷田明', '𠮷*明'],
  ['', '*'],
])('the name %j is shown as %j', (name, shown) => {
  expect(maskName(name)).toBe(shown)
})

test('names of four and of more characters look equally long', () => {
  expect(maskName('阿卜杜拉').length).toBe(maskName('阿卜杜热合曼').length)
})

test('a staff member without consent is a surname', () => {
  expect(maskToSurname('王建国')).toBe('王*')
})

test.each([
  ['13812341234', '138****1234'],
  ['138 1234 1234', '138****1234'],
  ['+86-138-1234-1234', '138****1234'],
  ['0571-88881234', '0571-******34'],
  ['010-88881234', '010-******34'],
  ['88881234', '******34'],
  ['400-123-4567', '********67'],
  ['110', '***'],
  ['661234', '******'],
])('the phone %j is shown as %j', (phone, shown) => {
  expect(maskPhone(phone)).toBe(shown)
})
