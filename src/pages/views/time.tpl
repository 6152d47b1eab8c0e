{{%AUTOESCAPE context="HTML"}}
<time datetime="{{DATETIME}}">{{TEXT}}</time>
