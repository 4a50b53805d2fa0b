import CareCore
import CareWire

/// What libFuzzer, which brings the `main` of this program, calls with every input it makes.
@c(LLVMFuzzerTestOneInput)
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = UnsafeRawBufferPointer(start: start, count: count)
    ScannerOracle.check(input)
    DecoderOracle.check(input)
    TextOracle.check(input)
    return 0
}
