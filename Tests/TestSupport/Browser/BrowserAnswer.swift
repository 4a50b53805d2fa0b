import Foundation

/// A message of the browser that answers a request.
struct BrowserAnswer: Sendable {
    let bytes: Data
}
