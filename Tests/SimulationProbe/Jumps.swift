/// How far a wall clock has jumped forward.
struct Jumps {
    private var last: (wall: Int64, monotonic: Int64)?
    private var sum: Int64 = 0

    /// The sum of all jumps up to now, in ms.
    mutating func forward(wall: Int64, monotonic: Int64) -> Int64 {
        if let last { sum += max(0, (wall - last.wall) - (monotonic - last.monotonic)) }
        last = (wall, monotonic)
        return sum
    }
}
