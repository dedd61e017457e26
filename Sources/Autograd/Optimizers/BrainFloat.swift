/// Rounding to PyTorch's `bfloat16`: a `Float` with eight significant bits.
extension Float {
  /// The nearest number of eight significant bits; of two, the even one.
  var roundedToBFloat16: Float {
    if isNaN { return self }
    let bits = bitPattern
    let rounded = bits &+ 0x7fff &+ (bits >> 16 & 1)
    return Float(bitPattern: rounded & 0xffff_0000)
  }
}
