{{%AUTOESCAPE context="HTML"}}
<section class="gh-card gh-messages" aria-labelledby="{{ID}}">
<h2 id="{{ID}}">{{HEADING}}</h2>
{{#MESSAGE}}
<article{{#ANCHOR}} id="{{NAME}}"{{/ANCHOR}}><h3>{{TITLE}}</h3>{{#EFFECTIVE}}<p class="gh-effective">{{>TAG}}</p>{{/EFFECTIVE}}{{#PARAGRAPH}}<p>{{TEXT}}</p>{{/PARAGRAPH}}{{#LINKS}}<p>{{#LINK}}{{#NEXT}} · {{/NEXT}}<a href="{{HREF}}">{{LABEL}}</a>{{/LINK}}</p>{{/LINKS}}</article>
{{/MESSAGE}}
</section>
