/// A growing array that is owned once, never copied and handed to the evaluator by pointer.
///
/// The rule engine reads cells while it writes timers; with `Array` each such step pays for exclusivity, uniqueness
/// and bounds.
struct Slab<Element>: ~Copyable {
    private(set) var base: UnsafeMutablePointer<Element>
    private(set) var count = 0
    private var capacity: Int

    init() {
        capacity = 64
        base = .allocate(capacity: capacity)
    }

    /// The elements of an array, for good.
    init(_ elements: [Element]) {
        capacity = max(1, elements.count)
        base = .allocate(capacity: capacity)
        count = elements.count
        for (index, element) in elements.enumerated() { (base + index).initialize(to: element) }
    }

    deinit {
        base.deinitialize(count: count)
        base.deallocate()
    }

    /// Appends `number` copies of `element`; returns the index of the first.
    mutating func append(_ number: Int, of element: Element) -> Int {
        let start = count
        if count + number > capacity { grow(to: max(capacity * 2, count + number)) }
        (base + count).initialize(repeating: element, count: number)
        count += number
        return start
    }

    private mutating func grow(to newCapacity: Int) {
        let larger = UnsafeMutablePointer<Element>.allocate(capacity: newCapacity)
        larger.moveInitialize(from: base, count: count)
        base.deallocate()
        base = larger
        capacity = newCapacity
    }

    subscript(index: Int) -> Element {
        get {
            invariant(index >= 0 && index < count, "slab index \(index) of \(count)")
            return base[index]
        }
        set {
            invariant(index >= 0 && index < count, "slab index \(index) of \(count)")
            base[index] = newValue
        }
        _modify {
            invariant(index >= 0 && index < count, "slab index \(index) of \(count)")
            yield &base[index]
        }
    }
}
