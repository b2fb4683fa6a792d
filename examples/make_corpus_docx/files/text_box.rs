//! A text box (文本框), once as DrawingML and once as the VML that old programs read.

/// The prefixes a part with a text box declares.
pub(super) const NAMESPACES: &str = " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
    xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" \
    xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" \
    xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" \
    xmlns:wpsCustomData=\"http://www.wps.cn/officeDocument/2013/wpsCustomData\" mc:Ignorable=\"w14 wpsCustomData\"";

/// A run that holds a box with the paragraphs `inner`, at one `side` of the text.
pub(super) fn run(side: &str, inner: &str) -> String {
    let inner = format!("<w:txbxContent>{inner}</w:txbxContent>");
    let drawing = format!(
        "<w:drawing><wp:anchor distT=\"0\" distB=\"0\" distL=\"114300\" distR=\"114300\" simplePos=\"0\" relativeHeight=\"251659264\" behindDoc=\"0\" locked=\"0\" layoutInCell=\"1\" allowOverlap=\"1\">\
         <wp:simplePos x=\"0\" y=\"0\"/><wp:positionH relativeFrom=\"margin\"><wp:align>{side}</wp:align></wp:positionH><wp:positionV relativeFrom=\"paragraph\"><wp:posOffset>0</wp:posOffset></wp:positionV>\
         <wp:extent cx=\"1828800\" cy=\"1828800\"/><wp:wrapNone/><wp:docPr id=\"1\" name=\"文本框 1\"/>\
         <a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:graphicData uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\">\
         <wps:wsp><wps:cNvSpPr txBox=\"1\"/><wps:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"1828800\" cy=\"1828800\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/></wps:spPr>\
         <wps:txbx>{inner}</wps:txbx><wps:bodyPr wrap=\"none\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\"><a:spAutoFit/></wps:bodyPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    );
    let picture = format!(
        "<w:pict><v:shape id=\"_x0000_s1026\" type=\"#_x0000_t202\" style=\"position:absolute;height:144pt;width:144pt;mso-position-horizontal:{side};mso-wrap-style:none;\" filled=\"f\" stroked=\"f\">\
         <v:textbox inset=\"0,0,0,0\" style=\"mso-fit-shape-to-text:t;\">{inner}</v:textbox></v:shape></w:pict>"
    );
    format!(
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">{drawing}</mc:Choice><mc:Fallback>{picture}</mc:Fallback></mc:AlternateContent></w:r>"
    )
}
