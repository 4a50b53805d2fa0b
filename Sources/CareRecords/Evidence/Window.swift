internal import CareCore

/// Finds moments that lie close together.
enum Window {
    /// The largest groups of neighbours that lie within `length` of their first and are crowded; a group that lies
    /// whole in another one is left out. The elements are in order of `moment`.
    static func crowded<Element>(
        _ elements: [Element], within length: Milliseconds, moment: (Element) -> Timestamp,
        isCrowded: (ArraySlice<Element>) -> Bool
    ) -> [ArraySlice<Element>] {
        var found: [ArraySlice<Element>] = []
        var end = elements.startIndex
        var reported = elements.startIndex
        for start in elements.indices {
            while end < elements.endIndex, moment(elements[end]) - moment(elements[start]) < length { end += 1 }
            guard end > reported, isCrowded(elements[start..<end]) else { continue }
            found.append(elements[start..<end])
            reported = end
        }
        return found
    }
}
