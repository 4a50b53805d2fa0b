/// A time in which presses of a bed's devices are tests (care.md 11).
struct TestWindow: Equatable {
    let from: Timestamp
    let until: Timestamp
    let by: String
}
