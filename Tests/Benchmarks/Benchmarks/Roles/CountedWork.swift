import BareLoops

/// Work whose instructions count.
enum CountedWork {
    /// Calls `body` through the C function that callgrind watches.
    static func run<Value>(_ body: () -> Value) -> Value {
        withoutActuallyEscaping(body) { body in
            var result: Value?
            var work: () -> Void = { result = body() }
            withUnsafeMutablePointer(to: &work) { pointer in
                bare_collect({ $0?.assumingMemoryBound(to: (() -> Void).self).pointee() }, pointer)
            }
            guard let result else { fatalError("the counted work was not called") }
            return result
        }
    }
}
