// Reads memory that is no longer its own.
let number = UnsafeMutablePointer<Int>.allocate(capacity: 1)
number.initialize(to: 1)
number.deallocate()
print(number.pointee)
