extension Unicode.Scalar {
  var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

extension UInt8 {
  var isASCIILetter: Bool { Unicode.Scalar(self).isASCIILetter }
  var isASCIIDigit: Bool { Unicode.Scalar(self).isASCIIDigit }
  var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }
}
