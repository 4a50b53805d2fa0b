/// Bytes lent by the caller, read without a check of the offset: the scanner compares every offset with `count` before.
///
/// The fuzzer runs this under AddressSanitizer; a checked access costs a fifth of the decoder's time.
struct ByteView {
    private let base: UnsafeRawPointer
    let count: Int

    init(_ bytes: UnsafeRawBufferPointer) {
        let nothing: StaticString = ""
        base = bytes.baseAddress ?? UnsafeRawPointer(nothing.utf8Start)
        count = bytes.count
    }

    subscript(offset: Int) -> UInt8 { base.load(fromByteOffset: offset, as: UInt8.self) }

    subscript(range: Range<Int>) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count)
    }

    /// The eight bytes from `offset` on, the first in the lowest place.
    func word(at offset: Int) -> UInt64 {
        UInt64(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
}
