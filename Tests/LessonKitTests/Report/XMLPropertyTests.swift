import LessonKit
import Testing

/// Properties that come back as they were written.
@Suite struct XMLPropertyTests {
  private static func document(_ value: String) -> String {
    XMLElement(
      "testsuite",
      children: [
        XMLElement(
          "properties",
          children: [XMLElement("property", attributes: [("name", "a&b"), ("value", value)])]),
        XMLElement("failure", text: "\n<property name=\"x\" value=\"y\"/>\n"),
      ]
    ).document()
  }

  @Test(arguments: ["", "plain", "<a href=\"b\">&amp;'</a>", "\t\r\n x \r\n", "日本 🙂 e\u{301}"])
  func valuesComeBack(_ value: String) {
    let properties = XMLProperty.all(in: Self.document(value))
    #expect(properties?.map(\.name) == ["a&b"])
    #expect(properties?.map(\.value) == [value])
  }

  @Test(arguments: [
    "<property name=\"a\" value=\"b", "<property name=\"a\" value='b'/>", "<property name=\"a\"/>",
    "<property name=\"a\" value=\"&eacute;\"/>", "<property name=\"a\" value=\"&amp\"/>",
    "<property name=\"a\" value=\"b\">", "<property name=\"a\" value=\"b\" c=\"d\"/>",
    "<property name=\"", "<property name=\"a\" value=\"&#8232;\"/>",
  ])
  func otherFormsAreRefused(_ line: String) {
    #expect(XMLProperty.all(in: "<a>\n  \(line)\n</a>\n") == nil)
  }

  @Test func everyCutIsRefusedOrRead() {
    let whole = Array(Self.document("<&>\"\n").utf8)
    for length in whole.indices {
      let properties = XMLProperty.all(in: String(decoding: whole[..<length], as: UTF8.self))
      #expect(properties?.allSatisfy { $0.value == "<&>\"\n" } ?? true)
    }
  }
}
