/// What people read, in two languages.
struct BilingualAnswer: Encodable {
    let zh: String
    let en: String
}
