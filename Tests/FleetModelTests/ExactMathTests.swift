import Foundation
import SimKit
import Testing

@Suite struct ExactMathTests {
    @Test(arguments: [1e-300, 1e-9, 0.5, 0.999_999, 1, 1.5, 2, 7, 12_345.678, 1e200])
    func `the logarithm agrees with the C library`(value: Double) {
        let expected = Foundation.log(value)
        #expect(abs(ExactMath.logarithm(value) - expected) <= 1e-14 * max(1, abs(expected)))
    }

    @Test(arguments: [-600, -20, -1.5, -1e-9, 0, 0.3, 1, 16, 500])
    func `the exponential agrees with the C library`(value: Double) {
        let expected = Foundation.exp(value)
        #expect(abs(ExactMath.exponential(value) / expected - 1) < 1e-13)
    }
}
