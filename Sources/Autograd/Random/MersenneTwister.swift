/// The mt19937 generator of Matsumoto and Nishimura (1998), which PyTorch uses on the CPU.
struct MersenneTwister: Sendable {
  private static let length = 624
  private static let shift = 397

  private var state: [UInt32]
  private var position = MersenneTwister.length

  init(seed: UInt32) {
    state = [seed]
    state.reserveCapacity(MersenneTwister.length)
    for i in 1..<MersenneTwister.length {
      let last = state[i - 1]
      state.append(1_812_433_253 &* (last ^ (last >> 30)) &+ UInt32(i))
    }
  }

  /// The next 32 random bits.
  mutating func next() -> UInt32 {
    if position == MersenneTwister.length { renew() }
    var bits = state[position]
    position += 1
    bits ^= bits >> 11
    bits ^= (bits << 7) & 0x9d2c_5680
    bits ^= (bits << 15) & 0xefc6_0000
    bits ^= bits >> 18
    return bits
  }

  private mutating func renew() {
    let length = MersenneTwister.length
    for i in 0..<length {
      let mixed = (state[i] & 0x8000_0000) | (state[(i + 1) % length] & 0x7fff_ffff)
      let twist: UInt32 = mixed & 1 == 0 ? 0 : 0x9908_b0df
      state[i] = state[(i + MersenneTwister.shift) % length] ^ (mixed >> 1) ^ twist
    }
    position = 0
  }
}
